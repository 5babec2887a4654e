// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.PositionSide;

/**
 * How far from its entry a position of each effective leverage is liquidated, and how much of the open
 * interest each leverage is assumed to hold. Fixed for the life of a map; immutable.
 */
final class DistancePrior {

  static final int BINS = MapConfig.LEVERAGES.size();
  static final int TAPS = 3;

  /** Marks a tap whose liquidation price would not be positive. */
  static final int NO_PRICE = Integer.MIN_VALUE;

  /** Gauss-Hermite abscissae and weights of three points: moments exact to order five. */
  private static final double[] TAP_Z = {-Math.sqrt(3), 0, Math.sqrt(3)};

  static final double[] TAP_WEIGHT = {1.0 / 6, 2.0 / 3, 1.0 / 6};

  private final double[] distance = new double[2 * BINS];
  private final double[] taker = new double[2 * BINS];
  private final double[] maker = new double[2 * BINS];
  private final int[] shift = new int[2 * BINS * TAPS];
  private final int[] nearestShift = new int[2 * BINS];
  private final double[] hourlyVariance = new double[2 * BINS];

  /**
   * @param price at which the assumed position's notional is turned into coin where the tiers count
   *     in coin
   */
  DistancePrior(MapConfig config, MarginTiers tiers, double price, double bucketWidth) {
    double notional =
        tiers.unit() == MarginTiers.Unit.QUOTE
            ? config.positionNotional()
            : config.positionNotional() / price;
    double maxLeverage = tiers.maxLeverageAt(notional);
    for (PositionSide side : PositionSide.values()) {
      int s = side.ordinal();
      double[] w = new double[BINS];
      for (int bin = 0; bin < BINS; bin++) {
        double leverage = MapConfig.LEVERAGES.get(bin);
        if (leverage > maxLeverage) {
          continue;
        }
        double d = tiers.liquidationDistance(side, leverage, notional);
        if (!(d > 0)) {
          continue;
        }
        double isolated =
            (side == PositionSide.LONG ? config.isolatedLong() : config.isolatedShort()).get(bin);
        w[bin] =
            config.isolatedShare() * isolated
                + (1 - config.isolatedShare()) * config.cross().get(bin);
        distance[s * BINS + bin] = d;
        double inLog = config.dailyBlur() * d / (1 - side.sign() * d);
        hourlyVariance[s * BINS + bin] = inLog * inLog / 24;
        for (int tap = 0; tap < TAPS; tap++) {
          double dTap = d * StrictMath.exp(config.depositBlur() * TAP_Z[tap]);
          double ratio = 1 - side.sign() * dTap;
          shift[(s * BINS + bin) * TAPS + tap] =
              ratio > 0 ? (int) Math.floor(0.5 + StrictMath.log(ratio) / bucketWidth) : NO_PRICE;
        }
      }
      for (int bin = 0; bin < BINS; bin++) {
        nearestShift[s * BINS + bin] = nearest(s, bin);
      }
      tilt(w, config.takerTilt(), taker, s * BINS);
      tilt(w, -config.takerTilt(), maker, s * BINS);
    }
  }

  private static void tilt(double[] w, double exponent, double[] into, int at) {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      into[at + bin] = w[bin] * StrictMath.pow(MapConfig.LEVERAGES.get(bin) / 10.0, exponent);
      sum += into[at + bin];
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "margin tiers allow none of the leverage bins " + MapConfig.LEVERAGES);
    }
    for (int bin = 0; bin < BINS; bin++) {
      into[at + bin] /= sum;
    }
  }

  /** Distance to liquidation as a fraction of the entry price; 0 where the bin is not in use. */
  double distance(int side, int bin) {
    return distance[side * BINS + bin];
  }

  /** Buckets from entry to liquidation of one tap, or {@link #NO_PRICE}. */
  int shift(int side, int bin, int tap) {
    return shift[(side * BINS + bin) * TAPS + tap];
  }

  private int nearest(int side, int bin) {
    boolean down = side == PositionSide.LONG.ordinal();
    int nearest = down ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    for (int tap = 0; tap < TAPS; tap++) {
      int shift = shift(side, bin, tap);
      if (shift != NO_PRICE) {
        nearest = down ? Math.max(nearest, shift) : Math.min(nearest, shift);
      }
    }
    return nearest;
  }

  /**
   * Buckets from entry to liquidation of the tap nearest to the mark. Without any that has a price, so
   * far away that it is always alive.
   */
  int nearestShift(int side, int bin) {
    return nearestShift[side * BINS + bin];
  }

  /** Growth per hour of the variance of ln(liquidation price). */
  double hourlyVariance(int side, int bin) {
    return hourlyVariance[side * BINS + bin];
  }

  /** Share of an interval's new positions in a bin, given the share of volume whose taker bought. */
  double weight(int side, int bin, double buyShare) {
    double takers = side == PositionSide.LONG.ordinal() ? buyShare : 1 - buyShare;
    int i = side * BINS + bin;
    return takers * taker[i] + (1 - takers) * maker[i];
  }
}
