// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.PriceRange;
import io.github.liqscape.setup.DistanceBand;
import io.github.liqscape.setup.ZoneTag;
import java.util.Set;

/** What every alert about a zone says of it. */
final class ZoneAlertMaker {

  private ZoneAlertMaker() {}

  static AlertBuilder of(
      Instrument instrument,
      LiquidationZone zone,
      AlertTier tier,
      Set<ZoneTag.Kind> tags,
      double distanceAtr) {
    AlertBuilder alert =
        Alert.zone(tier, instrument.venue(), instrument.symbol(), zone.side(), zone.rootId())
            .zone(new PriceRange(zone.low(), zone.high()))
            .urgent(urgent(tier, tags))
            .label("band", DistanceBand.of(distanceAtr).name())
            .label("tags", ZoneWords.tags(tags));
    return ZoneInterest.fallback(zone)
        ? alert.label("ranking", "present")
        : alert.label("percentile", Words.rough(zone.percentile()));
  }

  /** A risk at a chart level is urgent; a pool or a gap is none. */
  static boolean urgent(AlertTier tier, Set<ZoneTag.Kind> tags) {
    return tier == AlertTier.ACTIVE_RISK && tags.stream().anyMatch(ZoneTag.Kind::level);
  }
}
