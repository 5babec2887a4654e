// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;

/**
 * Amount per 10 bp of a price range: comparable between buckets, rows and pictures of any size. A
 * bucket that the range cuts counts by its part in log price; nothing is smoothed.
 */
final class Density {

  /** 10 bp in log price. */
  static final double TEN_BPS = 1e-3;

  /** A bucket's amount. */
  @FunctionalInterface
  interface Amount {
    double of(PositionSide side, int index);
  }

  private Density() {}

  static double per10Bps(
      LiquidationProfile profile, PositionSide side, Amount amount, double low, double high) {
    double sum = 0;
    for (int i = firstAbove(profile, side, low); i < profile.size(side); i++) {
      double from = profile.low(side, i);
      if (from >= high) {
        break;
      }
      double value = amount.of(side, i);
      if (value > 0) {
        double to = profile.high(side, i);
        double part = Math.log(Math.min(to, high) / Math.max(from, low)) / Math.log(to / from);
        sum += value * part;
      }
    }
    return sum * TEN_BPS / Math.log(high / low);
  }

  /** The first bucket whose upper bound lies above the price. */
  private static int firstAbove(LiquidationProfile profile, PositionSide side, double price) {
    int from = 0;
    int to = profile.size(side);
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (profile.high(side, middle) > price) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
