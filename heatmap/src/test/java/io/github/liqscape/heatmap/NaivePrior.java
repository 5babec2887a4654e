package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.BINS;
import static io.github.liqscape.heatmap.NaiveConstants.LEVERAGES;

import io.github.liqscape.instrument.PositionSide;

/** Distances and weights of the leverage bins. */
final class NaivePrior {

  /** What margin tiers answer for the assumed position. */
  interface Tiers {
    double distance(PositionSide side, int leverage);

    int maxLeverage();

    /** The trigger price of a bankruptcy price. */
    double trigger(PositionSide side, double bankruptcyPrice, double quantity);
  }

  private final Tiers tiers;

  NaivePrior(Tiers tiers) {
    this.tiers = tiers;
  }

  double distance(PositionSide side, int bin) {
    return tiers.distance(side, LEVERAGES.get(bin));
  }

  double trigger(PositionSide side, double bankruptcyPrice, double quantity) {
    return tiers.trigger(side, bankruptcyPrice, quantity);
  }

  boolean inUse(int bin) {
    return LEVERAGES.get(bin) <= tiers.maxLeverage();
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
