// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/** e += 2 / (n + 1) * (x - e), seeded with the mean of the first n numbers. */
final class ExponentialMean extends SeededMean {

  private final double weight;

  ExponentialMean(int periods) {
    super(periods);
    this.weight = 2.0 / (periods + 1);
  }

  void add(double x) {
    if (ready()) {
      value += weight * (x - value);
    } else {
      seed(x);
    }
  }
}
