// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/** Wilder's smoothing (m * (n - 1) + x) / n, seeded with the mean of the first n numbers. */
final class WilderMean extends SeededMean {

  WilderMean(int periods) {
    super(periods);
  }

  void add(double x) {
    if (ready()) {
      value = (value * (periods - 1) + x) / periods;
    } else {
      seed(x);
    }
  }
}
