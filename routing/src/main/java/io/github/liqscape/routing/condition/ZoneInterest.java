// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.setup.DistanceBand;
import io.github.liqscape.setup.SetupConstants;
import java.util.Optional;

/**
 * Which tier a zone of high interest has by its distance. Far or in the middle it is context; near,
 * inside, or in the middle with price running at it, it is a risk.
 */
final class ZoneInterest {

  /** Bars over which an approach is measured. */
  static final int CLOSING_BARS = 3;

  /** How much nearer price must have come over these bars, in ATR. */
  static final double CLOSING_ATR = 1.0;

  private static final double TOLERANCE = 1e-9;

  private ZoneInterest() {}

  /** Its own percentile, or the flagged fallback of a profile without history. */
  static boolean high(LiquidationZone zone) {
    return zone.percentile() >= SetupConstants.HIGH_INTEREST_PERCENTILE || fallback(zone);
  }

  /** Ranked within the present profile only: there is too little history. */
  static boolean fallback(LiquidationZone zone) {
    return !zone.ranked() && Double.isNaN(zone.percentile());
  }

  /** Distance of a price from the nearer bound, 0 inside, in quote currency. */
  static double distance(double price, double low, double high) {
    return Math.max(0, Math.max(low - price, price - high));
  }

  /**
   * The tier of a zone.
   *
   * @param distanceAtr distance of the price in ATR, 0 inside, NaN if no ATR is known
   * @param beforeAtr the same at the close three bars ago, NaN if unknown
   */
  static AlertTier tier(double distanceAtr, double beforeAtr) {
    DistanceBand band = DistanceBand.of(distanceAtr);
    return switch (band) {
      case INSIDE, NEAR -> AlertTier.ACTIVE_RISK;
      case MID ->
          beforeAtr - distanceAtr >= CLOSING_ATR - TOLERANCE
              ? AlertTier.ACTIVE_RISK
              : AlertTier.WATCHLIST;
      case FAR -> AlertTier.WATCHLIST;
    };
  }

  /** The tier of a zone, empty if it is of no high interest. */
  static Optional<AlertTier> tier(LiquidationZone zone, double distanceAtr, double beforeAtr) {
    return high(zone) ? Optional.of(tier(distanceAtr, beforeAtr)) : Optional.empty();
  }
}
