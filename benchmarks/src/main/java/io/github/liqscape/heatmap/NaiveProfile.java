// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;

/** Mass and mean of every bucket, summed cell by cell from what a map holds. */
final class NaiveProfile {

  private final double[][] notional;
  private final double[][] forced;

  private NaiveProfile(double[][] notional, double[][] forced) {
    this.notional = notional;
    this.forced = forced;
  }

  static NaiveProfile of(MassView view) {
    double[][] notional = new double[2][PriceGrid.SIDE_BUCKETS];
    double[][] forced = new double[2][PriceGrid.SIDE_BUCKETS];
    for (PositionSide side : PositionSide.values()) {
      int first =
          side == PositionSide.LONG
              ? view.centreBucket() - PriceGrid.FAR_REACH
              : view.centreBucket() + PriceGrid.FAR_REACH - PriceGrid.SIDE_BUCKETS + 1;
      for (int i = 0; i < PriceGrid.SIDE_BUCKETS; i++) {
        double mass = 0;
        double mean = 0;
        for (int bin = 0; bin < MapConfig.LEVERAGES.size(); bin++) {
          double cell = view.mass(side, bin, first + i);
          mass += cell;
          mean += cell * (view.shape(side, bin) / view.rate(side, bin));
        }
        double price = MarketTape.GRID.priceOf(first + i);
        notional[side.ordinal()][i] = MarketTape.BTCUSDT.notional(mass, price);
        forced[side.ordinal()][i] = MarketTape.BTCUSDT.notional(mean, price);
      }
    }
    return new NaiveProfile(notional, forced);
  }

  /** Positions by bucket, quote currency. */
  double[] notional(PositionSide side) {
    return notional[side.ordinal()];
  }

  /** Expected forced notional by bucket. */
  double[] forced(PositionSide side) {
    return forced[side.ordinal()];
  }

  double totalNotional(PositionSide side) {
    double sum = 0;
    for (double n : notional[side.ordinal()]) {
      sum += n;
    }
    return sum;
  }
}
