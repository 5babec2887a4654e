// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/** How far a zone is from the price, in ATR(14) of the signal timeframe. */
public enum DistanceBand {
  INSIDE,
  /** Up to 1.5 ATR. */
  NEAR,
  /** Up to 4 ATR. */
  MID,
  /** Beyond 4 ATR, or unknown. */
  FAR;

  /** The band of a distance; 0 is inside, NaN is far. */
  public static DistanceBand of(double distanceAtr) {
    if (distanceAtr <= 0) {
      return INSIDE;
    }
    if (distanceAtr <= SetupConstants.NEAR_ATR) {
      return NEAR;
    }
    return distanceAtr <= SetupConstants.MID_ATR ? MID : FAR;
  }
}
