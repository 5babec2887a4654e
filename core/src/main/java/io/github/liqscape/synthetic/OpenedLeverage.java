// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.PositionSide;

/**
 * Quantity opened so far by leverage, in classes of 1 %, so that any bins can be asked for later.
 */
final class OpenedLeverage {

  private static final double CLASS_WIDTH = 0.01;
  private static final int CLASSES = 560;

  private final double[][] quantity;

  OpenedLeverage() {
    quantity = new double[2][CLASSES];
  }

  private OpenedLeverage(double[][] quantity) {
    this.quantity = new double[][] {quantity[0].clone(), quantity[1].clone()};
  }

  void add(PositionSide side, double leverage, double opened) {
    int k = (int) (StrictMath.log(leverage) / CLASS_WIDTH);
    quantity[side.ordinal()][Math.max(0, Math.min(CLASSES - 1, k))] += opened;
  }

  double[] mix(PositionSide side, double... bins) {
    LeverageBins sorter = new LeverageBins(bins);
    double[] sums = new double[bins.length];
    for (int k = 0; k < CLASSES; k++) {
      double leverage = StrictMath.exp((k + 0.5) * CLASS_WIDTH);
      sums[sorter.of(leverage)] += quantity[side.ordinal()][k];
    }
    return LeverageBins.normalised(sums);
  }

  OpenedLeverage copy() {
    return new OpenedLeverage(quantity);
  }
}
