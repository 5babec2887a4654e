// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;

/** Adds up a profile's expected forced notional outward from the mark. */
final class ForcedCurves {

  private ForcedCurves() {}

  /** One curve per side, by its ordinal: the sum up to and including each bucket. */
  static double[][] of(LiquidationProfile profile) {
    double[][] curves = new double[2][];
    for (PositionSide side : PositionSide.values()) {
      int n = profile.size(side);
      double[] c = new double[n];
      double sum = 0;
      for (int step = 0; step < n; step++) {
        int i = side == PositionSide.LONG ? n - 1 - step : step;
        sum += profile.expectedForced(side, i);
        c[i] = sum;
      }
      curves[side.ordinal()] = c;
    }
    return curves;
  }
}
