// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationZone;
import java.util.Locale;

/** How a zone is put into words, everywhere alike. */
final class ZoneWords {

  private ZoneWords() {}

  /** {@code  · 1.2 ATR}, or nothing if no ATR is known. */
  static String atr(LiquidationZone zone) {
    return Double.isNaN(zone.distanceAtr())
        ? ""
        : String.format(Locale.ROOT, " · %.1f ATR", zone.distanceAtr());
  }

  /** {@code 12.3M [3.1M to 28M]}; the mean alone where the band says no more. */
  static String band(LiquidationZone zone, Amounts amounts) {
    ForcedBand band = zone.expectedForced();
    String mean = amounts.text(band.mean());
    return band.high() > band.low()
        ? mean + " [" + amounts.text(band.low()) + " to " + amounts.text(band.high()) + "]"
        : mean;
  }

  /** {@code  · p93}; in words where it was ranked within the present profile only. */
  static String percentile(LiquidationZone zone) {
    if (!zone.ranked() || Double.isNaN(zone.percentile())) {
      return " · unranked";
    }
    return String.format(Locale.ROOT, " · p%.0f", Math.floor(zone.percentile()));
  }
}
