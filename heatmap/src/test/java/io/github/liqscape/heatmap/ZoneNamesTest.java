// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.market.MarketEvent;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** When zones get the names they keep. */
class ZoneNamesTest {

  private static final long HOUR = NaiveConstants.HOUR;

  /** Hours of the day, 0 to 3 after one that four divides, at which zones were first seen. */
  private static Set<Long> births(TapeMode mode, int events) {
    LiquidationMap map = TestMaps.empty(mode);
    Set<Long> births = new TreeSet<>();
    int seen = 0;
    for (MarketEvent event : new RandomTape(mode, 4).take(events)) {
      map.apply(event);
      if (seen++ % 20 == 0) {
        LiquidationProfile profile = map.profile();
        for (PositionSide side : PositionSide.values()) {
          for (LiquidationZone zone : profile.zones(side)) {
            assertThat(zone.firstSeenNanos() % HOUR).isZero();
            assertThat(zone.firstSeenNanos()).isLessThanOrEqualTo(profile.asOfNanos());
            births.add(zone.firstSeenNanos() / HOUR % 4);
          }
        }
      }
    }
    return births;
  }

  @Test
  void with_open_interest_zones_are_named_every_hour() {
    assertThat(births(TapeMode.CANDLES_OI, 3_000)).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void without_it_they_are_named_with_the_blur() {
    assertThat(births(TapeMode.CANDLES_ONLY, 3_000)).containsExactly(0L);
  }
}
