// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;

/** What a setup takes from a profile besides its zones. */
final class MapReading {

  private MapReading() {}

  /**
   * (above - below) / (above + below) of the expected forced mass within a reach of the price; NaN
   * if there is none on either side.
   */
  static double pull(LiquidationProfile profile, double price, double reach) {
    double above = mass(profile, PositionSide.SHORT, price, price + reach);
    double below = mass(profile, PositionSide.LONG, price - reach, price);
    return (above - below) / (above + below);
  }

  /** Mass of the buckets whose centre lies in a range, by the cumulative curve of the side. */
  static double mass(LiquidationProfile profile, PositionSide side, double from, double to) {
    int first = firstCentreAbove(profile, side, from);
    int end = firstCentreAbove(profile, side, to);
    if (first >= end) {
      return 0;
    }
    // The curve runs outward from the mark: upward for SHORT, downward for LONG.
    if (side == PositionSide.SHORT) {
      double before = first == 0 ? 0 : profile.cumulativeForced(side, first - 1);
      return Math.max(0, profile.cumulativeForced(side, end - 1) - before);
    }
    double before = end == profile.size(side) ? 0 : profile.cumulativeForced(side, end);
    return Math.max(0, profile.cumulativeForced(side, first) - before);
  }

  private static int firstCentreAbove(LiquidationProfile profile, PositionSide side, double price) {
    int low = 0;
    int high = profile.size(side);
    while (low < high) {
      int middle = (low + high) >>> 1;
      double centre = (profile.low(side, middle) + profile.high(side, middle)) / 2;
      if (centre > price) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
