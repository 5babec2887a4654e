// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import org.jspecify.annotations.Nullable;

/** The variables of the process, in which secrets may be left. */
@FunctionalInterface
interface Environment {

  /** How a text says that it stands for a variable. */
  String PREFIX = "env:";

  /** The value of a variable; null if it is not set. */
  @Nullable String variable(String name);

  /**
   * The text itself, or the value of the variable that it names.
   *
   * @param field where the text stands, for the error
   * @throws IllegalArgumentException if the variable is not set or empty
   */
  default String value(String text, String field) {
    if (!text.startsWith(PREFIX)) {
      return text;
    }
    String name = text.substring(PREFIX.length());
    String value = variable(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          field + " wants the environment variable " + name + ", which is not set");
    }
    return value;
  }
}
