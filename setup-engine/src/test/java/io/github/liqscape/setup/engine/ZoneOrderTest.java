// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.setup.ZoneState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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
      Random random = new Random(seed);
      for (int bar = 0; bar < market.candles.size(); bar++) {
        Candle c = market.candles.get(bar);
        if (bar % 3 > 0) {
          book.sweep(c.openNanos(), c.high(), c.low());
        }
        memory.test(bar, c.openNanos(), c.closeNanos(), c.high(), c.low(), c.close());
        if (bar % 2 > 0) {
          book.revise(random);
        }
        if (bar % 5 > 0) {
          memory.take(book.profile(c.closeNanos(), c.close()), bar);
        }
        NearZones near = memory.near(c.close(), Double.NaN);
        assertThat(untested(near)).isEqualTo(sorted(memory, c.close(), true, bar));
        assertThat(touched(near)).isEqualTo(sorted(memory, c.close(), false, bar));
        touched += touched(near).size();
        knowsTheirDiscovery(memory, near);
        saysWhatTheySay(near);
        NearZones elsewhere = near.near(1.01 * c.close());
        assertThat(untested(elsewhere)).isEqualTo(sorted(memory, 1.01 * c.close(), true, bar));
        saysWhatTheySay(elsewhere);
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

  private static List<MemoryZone> untested(NearZones near) {
    return IntStream.range(0, near.untested()).mapToObj(near::zone).toList();
  }

  private static List<MemoryZone> touched(NearZones near) {
    return IntStream.range(near.untested(), near.count()).mapToObj(near::zone).toList();
  }

  private static void saysWhatTheySay(NearZones near) {
    for (int i = 0; i < near.count(); i++) {
      MemoryZone zone = near.zone(i);
      assertThat(near.near(i)).isEqualTo(zone.near());
      assertThat(near.far(i)).isEqualTo(zone.far());
      assertThat(near.sign(i)).isEqualTo(zone.sign());
      assertThat(near.distance(i, 1_000)).isEqualTo(zone.distance(1_000));
      assertThat(near.percentile(i)).isEqualTo(zone.percentile());
      assertThat(near.notional(i)).isEqualTo(zone.notional());
      assertThat(near.strong(i)).isEqualTo(zone.strong());
      if (i >= near.untested()) {
        assertThat(near.touchedBar(i)).isEqualTo(zone.touchedBar());
        assertThat(near.consumedBar(i)).isEqualTo(zone.consumedBar());
        assertThat(near.reclaimedBar(i)).isEqualTo(zone.reclaimedBar());
      }
    }
  }

  private static void knowsTheirDiscovery(ZoneMemory memory, NearZones near) {
    List<MemoryZone> discovered = List.of(memory.zones());
    List<MemoryZone> untested = untested(near);
    for (int i = 1; i < untested.size(); i++) {
      assertThat(near.knownBefore(i - 1, i))
          .isEqualTo(discovered.indexOf(untested.get(i - 1)) < discovered.indexOf(untested.get(i)));
    }
  }
}
