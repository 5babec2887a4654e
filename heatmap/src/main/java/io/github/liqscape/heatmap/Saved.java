// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.state.StateReader;
import java.io.IOException;

/** Sanity checks on restored values: a saved state that makes no sense is refused. */
final class Saved {

  private Saved() {}

  static void check(boolean sane, String what) throws IOException {
    if (!sane) {
      throw StateReader.malformed(what);
    }
  }

  static double notNegative(double value, String what) throws IOException {
    check(value >= 0 && value < Double.POSITIVE_INFINITY, what + " was " + value);
    return value;
  }

  static int count(int value, int max, String what) throws IOException {
    check(value >= 0 && value <= max, what + " was " + value + ", allowed 0 to " + max);
    return value;
  }
}
