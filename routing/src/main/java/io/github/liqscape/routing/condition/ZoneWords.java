// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.setup.DistanceBand;
import io.github.liqscape.setup.ZoneTag;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A zone put into words, always as the context it is. */
final class ZoneWords {

  static final String CONTEXT = "A liquidation zone is an estimate and context, not a signal.";

  private ZoneWords() {}

  static String title(
      String symbol, PositionSide side, double low, double high, DistanceBand band) {
    return symbol + " " + side.name().toLowerCase(Locale.ROOT) + "s crowded at "
        + Words.number(low) + " - " + Words.number(high) + ": " + where(band);
  }

  private static String where(DistanceBand band) {
    return switch (band) {
      case INSIDE -> "price is inside";
      case NEAR -> "near";
      case MID -> "in the middle distance";
      case FAR -> "far";
    };
  }

  static String text(LiquidationZone zone, double price, double distanceAtr, String tags) {
    StringBuilder out = new StringBuilder();
    out.append("Price ").append(Words.number(price)).append(", ");
    out.append(
        Double.isNaN(distanceAtr)
            ? "distance in ATR unknown"
            : Words.rough(distanceAtr) + " ATR away");
    out.append(". ");
    if (ZoneInterest.fallback(zone)) {
      out.append("FALLBACK: ranked within the present map only, its history is too short. ");
    } else {
      out.append("Percentile ").append(Words.rough(zone.percentile())).append(" of its ")
          .append(zone.ranked() ? "own history. " : "present map. ");
    }
    if (zone.fidelity().showsCurrency()) {
      out.append("Forced orders to expect if price crosses it: about ")
          .append(Words.number(Math.rint(zone.expectedForced().mean())))
          .append(" in quote currency")
          .append(zone.fidelity().calibrated() ? ". " : ", UNCALIBRATED. ");
    }
    if (!tags.isEmpty()) {
      out.append("At ").append(tags).append(". ");
    }
    return out.append(CONTEXT).toString();
  }

  static String tags(Collection<ZoneTag.Kind> kinds) {
    return kinds.stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
