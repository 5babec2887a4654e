// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.BINS;
import static io.github.liqscape.heatmap.NaiveConstants.LEVERAGES;

import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.PositionSide;

/** Distances and weights of the leverage bins. */
final class NaivePrior {

  private final MarginTiers tiers;
  private final double notional;

  /** For a COIN table the assumed position is turned into coin at the first price. */
  NaivePrior(MarginTiers tiers, double firstPrice) {
    this.tiers = tiers;
    notional =
        tiers.unit() == MarginTiers.Unit.QUOTE
            ? NaiveConstants.POSITION_NOTIONAL
            : NaiveConstants.POSITION_NOTIONAL / firstPrice;
  }

  double distance(PositionSide side, int bin) {
    return tiers.liquidationDistance(side, LEVERAGES.get(bin), notional);
  }

  boolean inUse(int bin) {
    return LEVERAGES.get(bin) <= tiers.maxLeverageAt(notional);
  }

  /** Weights of an interval with this taker-buy share; they sum to one. */
  double[] weights(PositionSide side, double beta) {
    double[] taker = tilted(side, 0.25);
    double[] maker = tilted(side, -0.25);
    double takerShare = side == PositionSide.LONG ? beta : 1 - beta;
    double[] mixed = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      mixed[bin] = takerShare * taker[bin] + (1 - takerShare) * maker[bin];
    }
    return mixed;
  }

  private double[] tilted(PositionSide side, double exponent) {
    double[] w = new double[BINS];
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (inUse(bin)) {
        w[bin] =
            NaiveConstants.weight(side, bin) * StrictMath.pow(LEVERAGES.get(bin) / 10.0, exponent);
        sum += w[bin];
      }
    }
    for (int bin = 0; bin < BINS; bin++) {
      w[bin] /= sum;
    }
    return w;
  }
}
