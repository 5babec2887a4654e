// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

/** Reads options that are numbers. */
final class Options {

  private Options() {}

  static double number(AdvisorConfig config, String option, double otherwise) {
    String text = config.option(option).orElse(null);
    if (text == null) {
      return otherwise;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option '" + option + "' must be a number, was '" + NoteText.escaped(text) + "'", e);
    }
  }
}
