// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.util.Locale;

/** Numbers of bytes for people. */
final class Bytes {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Bytes() {}

  /** {@code 34.1 kB}, in steps of 1000. */
  static String text(long bytes) {
    double rest = bytes;
    int unit = 0;
    while (rest >= 1000 && unit < UNITS.length - 1) {
      rest /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", rest, UNITS[unit]);
  }
}
