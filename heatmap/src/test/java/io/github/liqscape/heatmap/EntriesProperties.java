// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.Trade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is kept of the trades between two steps, beside a plain list of them. */
class EntriesProperties {

  private static final long SECOND = 1_000_000_000L;
  private static final Instrument BTCUSDT =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  private static final PriceGrid GRID = PriceGrid.around(0.1, 60_000);

  private long now;
  private long seen;

  @Property(tries = 40)
  void every_interval_has_the_shares_of_its_trades(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Entries entries = new Entries();
    NaiveEntries naive = new NaiveEntries();
    now = 1_800_000_000L * SECOND;
    // Few buckets are found where they were last; many need more room, and then old slots are merged.
    int buckets = random.nextBoolean() ? 5 : 200;
    long pause = random.nextBoolean() ? 300_000_000L : 20 * SECOND;
    for (int step = 0; step < 4; step++) {
      for (int i = random.nextInt(1, 3_000); i > 0; i--) {
        trade(random, entries, naive, buckets, pause);
        if (random.nextInt(500) == 0) {
          entries = restored(entries);
        }
      }
      // Open interest up to five minutes late: the trades after it are the next interval's.
      long end = now - random.nextLong(300) * SECOND;
      int otherwise = GRID.centre() + 3;
      EntryDensity density = entries.takeUpTo(EntryHistogram.slotOf(end), otherwise, GRID);
      NaiveEntries.Density expected = naive.consume(EntryHistogram.slotOf(end), otherwise);
      assertThat(density.buyShare()).as("buyers' share").isCloseTo(expected.beta(), within(1e-9));
      same(density, expected.shares());
    }
  }

  private void trade(
      SplittableRandom random, Entries entries, NaiveEntries naive, int buckets, long pause) {
    now += random.nextLong(pause);
    // Often at the very end of a slot, which owns it; a trade may be a second late.
    if (random.nextInt(10) == 0) {
      now = Math.ceilDiv(now, 5 * SECOND) * 5 * SECOND;
    }
    long at = random.nextInt(5) == 0 ? now - random.nextLong(SECOND + 1) : now;
    // Buckets 64 apart look alike to what was found last.
    int bucket =
        GRID.centre() + random.nextInt(buckets) + (random.nextInt(8) == 0 ? 64 : 0);
    OrderSide taker = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
    double quantity = random.nextDouble(0.001, 2);
    entries.trade(
        new Trade(BTCUSDT, at, at, Long.toString(seen++), 60_000, quantity, taker), bucket);
    naive.trade(EntryHistogram.slotOf(at), bucket, quantity, taker == OrderSide.BUY);
  }

  private static void same(EntryDensity density, Map<Integer, Double> expected) {
    assertThat(density.count()).as("buckets of %s", expected).isEqualTo(expected.size());
    int j = 0;
    for (Map.Entry<Integer, Double> e : expected.entrySet()) {
      assertThat(density.buckets()[j]).as("bucket %d", j).isEqualTo(e.getKey());
      assertThat(density.shares()[j]).as("share %d", j).isCloseTo(e.getValue(), within(1e-9));
      j++;
    }
  }

  private static Entries restored(Entries entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    entries.save(new DataOutputStream(bytes));
    Entries again = new Entries();
    again.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return again;
  }
}
