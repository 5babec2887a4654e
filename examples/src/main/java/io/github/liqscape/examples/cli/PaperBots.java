// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.util.Arrays;

/** The bots of {@code paper run}. */
enum PaperBots {
  SETUP("setup"),
  MA_CROSS("ma-cross");

  private final String id;

  PaperBots(String id) {
    this.id = id;
  }

  /** Name on the command line. */
  String id() {
    return id;
  }

  static PaperBots named(String name) {
    return Arrays.stream(values())
        .filter(bot -> bot.id.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--bot must be one of " + Arrays.stream(values()).map(PaperBots::id).toList()
                        + ", was '" + name + "'"));
  }
}
