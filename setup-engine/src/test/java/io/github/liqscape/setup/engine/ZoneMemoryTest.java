// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The memory that lets old zones rest beside the one that looks at every zone on every bar. */
class ZoneMemoryTest {

  private static final int MARKETS = Boolean.getBoolean("liqscape.thorough") ? 200 : 12;

  @Test
  void it_remembers_what_the_naive_memory_does() throws IOException {
    int rested = 0;
    for (int seed = 0; seed < MARKETS; seed++) {
      ZoneMemory memory = new ZoneMemory();
      NaiveZoneMemory naive = new NaiveZoneMemory();
      List<Candle> candles =
          Stream.of(new WildMarket(seed), new WildMarket(seed + 1_000))
              .flatMap(market -> market.candles.stream())
              .toList();
      ZoneBook book = new WildMarket(seed).zones();
      Random random = new Random(seed);
      long start = candles.get(0).openNanos();
      for (int bar = 0; bar < candles.size(); bar++) {
        Candle c = candles.get(bar);
        long open = start + bar * c.timeframe().nanos();
        long close = open + c.timeframe().nanos();
        // Of every third zone the sweep is not believed: its root id comes back.
        if (bar % 3 > 0) {
          book.sweep(open, c.high(), c.low());
        }
        memory.test(bar, open, close, c.high(), c.low(), c.close());
        naive.test(bar, open, close, c.high(), c.low(), c.close());
        if (bar % 2 > 0) {
          book.revise(random);
        }
        if (bar % 5 > 0) {
          LiquidationProfile profile = book.profile(close, c.close());
          memory.take(profile, bar);
          naive.take(profile, bar);
        }
        agree(memory, naive, bar);
        if (bar % 41 == 40) {
          memory = reborn(memory, bar);
        }
      }
      rested += memory.resting();
    }
    assertThat(rested).isPositive();
  }

  /** Touched, run through at any time after that, and never come back from. */
  @Test
  void price_that_goes_on_beyond_a_zone_is_followed_as_long_as_it_matters() {
    for (int hesitates = 0; hesitates < 60; hesitates++) {
      for (boolean above : new boolean[] {true, false}) {
        ZoneMemory memory = new ZoneMemory();
        NaiveZoneMemory naive = new NaiveZoneMemory();
        ZoneBook book = new ZoneBook(Script.INSTRUMENT);
        book = above
            ? book.shorts("crowd", 501, 502, 95, 0)
            : book.longs("crowd", 498, 499, 95, 0);
        for (int bar = 0; bar < 90; bar++) {
          double away = bar == 0 ? 0 : bar <= hesitates ? 1.5 : 2.5 + (bar - hesitates) / 10.0;
          double close = 500 + (above ? away : -away);
          long open = Script.START + bar * Script.TIMEFRAME.nanos();
          long end = open + Script.TIMEFRAME.nanos();
          memory.test(bar, open, end, close + 0.2, close - 0.2, close);
          naive.test(bar, open, end, close + 0.2, close - 0.2, close);
          LiquidationProfile profile = book.profile(end, close);
          memory.take(profile, bar);
          naive.take(profile, bar);
          agree(memory, naive, bar);
          assertThat(memory.near(close, 0).count()).isEqualTo(naive.seen(bar).size());
        }
        assertThat(memory.resting()).isOne();
      }
    }
  }

  /** An untested zone's profile is the newest one, which the memory keeps once for all of them. */
  private static void agree(ZoneMemory memory, NaiveZoneMemory naive, int bar) {
    List<MemoryZone> expected = naive.seen(bar);
    List<MemoryZone> found =
        Stream.of(memory.zones()).filter(zone -> !zone.rests(bar)).toList();
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      MemoryZone zone = expected.get(i);
      boolean untested = found.get(i).state() == ZoneState.UNTESTED;
      assertThat(untested ? withoutProfile(found.get(i)) : found.get(i))
          .isEqualTo(untested ? withoutProfile(zone) : zone);
      assertThat(memory.changedBar(zone.rootId(), zone.side())).isEqualTo(zone.changedBar());
    }
  }

  private static MemoryZone withoutProfile(MemoryZone z) {
    return new MemoryZone(
        z.rootId(), z.side(), z.low(), z.high(), z.percentile(), z.notional(), z.currency(),
        z.firstSeenNanos(), 0, z.state(), z.touches(), z.touchedBar(), z.touchedNanos(),
        z.consumedBar(), z.reclaimedBar(), z.extreme(), z.changedBar());
  }

  private static ZoneMemory reborn(ZoneMemory memory, int bar) throws IOException {
    byte[] saved = saved(memory);
    ZoneMemory restored = new ZoneMemory();
    restored.restore(new StateReader(new DataInputStream(new ByteArrayInputStream(saved))), bar);
    assertThat(saved(restored)).isEqualTo(saved);
    return restored;
  }

  private static byte[] saved(ZoneMemory memory) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    memory.save(new StateWriter(new DataOutputStream(bytes)));
    return bytes.toByteArray();
  }
}
