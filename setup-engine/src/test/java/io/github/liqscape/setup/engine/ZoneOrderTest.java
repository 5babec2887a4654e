// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.setup.ZoneState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which a context has the zones beside a sort of all of them. */
class ZoneOrderTest {

  @Test
  void a_context_has_the_zones_of_its_memory_nearest_first() {
    int touched = 0;
    for (int seed = 0; seed < 12; seed++) {
      WildMarket market = new WildMarket(seed);
      ZoneBook book = market.zones();
      ZoneMemory memory = new ZoneMemory();
      for (int bar = 0; bar < market.candles.size(); bar++) {
        Candle c = market.candles.get(bar);
        if (bar % 3 > 0) {
          book.sweep(c.openNanos(), c.high(), c.low());
        }
        memory.test(bar, c.openNanos(), c.closeNanos(), c.high(), c.low(), c.close());
        if (bar % 5 > 0) {
          memory.take(book.profile(c.closeNanos(), c.close()), bar);
        }
        SetupContext.Map map = memory.map(c.close(), Double.NaN, bar);
        assertThat(map.untested()).containsExactlyElementsOf(sorted(memory, c.close(), true, bar));
        assertThat(map.touched()).containsExactlyElementsOf(sorted(memory, c.close(), false, bar));
        touched += map.touched().length;
        knowsTheirDiscovery(memory, map);
      }
    }
    assertThat(touched).isPositive();
  }

  private static List<MemoryZone> sorted(
      ZoneMemory memory, double close, boolean untested, int bar) {
    List<MemoryZone> zones = new ArrayList<>();
    for (MemoryZone zone : memory.zones()) {
      boolean first = zone.state() == ZoneState.UNTESTED;
      boolean second =
          zone.state() == ZoneState.TESTED
              || (zone.state() == ZoneState.CONSUMED && !zone.rests(bar));
      if (untested ? first : second) {
        zones.add(zone);
      }
    }
    zones.sort(
        Comparator.comparingDouble((MemoryZone zone) -> zone.distance(close))
            .thenComparing(MemoryZone::rootId));
    return zones;
  }

  private static void knowsTheirDiscovery(ZoneMemory memory, SetupContext.Map map) {
    List<MemoryZone> discovered = List.of(memory.zones());
    MemoryZone[] untested = map.untested();
    for (int i = 1; i < untested.length; i++) {
      assertThat(map.knownBefore(i - 1, i))
          .isEqualTo(discovered.indexOf(untested[i - 1]) < discovered.indexOf(untested[i]));
    }
  }
}
