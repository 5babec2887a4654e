// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static io.github.liqscape.paper.GapRig.X;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A packed run gives back the ticks that the plain codec, an entry for each, gives back. */
class TickRunProperties {

  private static final long MILLI = 1_000_000;
  private static final Instrument Y =
      Instrument.inverse(Venue.BYBIT, "YUSD", "Y", "USD")
          .tickSize("0.5").lotSize("1").contractSize("1").build();
  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1").lotSize("0.001").build();
  private static final List<Instrument> ALL = List.of(X, Y, BTC);

  private static MarketEvent plain(MarketEvent event) throws IOException {
    InputCodec codec = new InputCodec(new Instruments(ALL));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(new StateWriter(new DataOutputStream(bytes)), new Input.Event(event));
    Input read =
        codec.read(
            new StateReader(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    return ((Input.Event) read).event();
  }

  /** Mostly as a venue says it; now and then anything that an event may hold. */
  private static double value(Random random, double decimal) {
    return switch (random.nextInt(12)) {
      case 0 -> Double.longBitsToDouble(random.nextLong() >>> 2 | 1);
      case 1 -> Double.MIN_VALUE;
      case 2 -> 1e15 + random.nextInt(9);
      case 3 -> random.nextDouble() + 1e-9;
      default -> decimal;
    };
  }

  private static String id(Random random, int i) {
    return switch (random.nextInt(10)) {
      case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
      case 1 -> "0" + i;
      case 2 -> "é-" + i;
      case 3 -> Long.toString(random.nextLong());
      case 4 -> new UUID(random.nextLong(), 1).toString().toUpperCase(java.util.Locale.ROOT);
      default -> Long.toString(4_000_000_000L + i);
    };
  }

  private static List<MarketEvent> ticks(Random random) {
    List<MarketEvent> ticks = new ArrayList<>();
    long at = 1_760_000_000_000L * MILLI;
    for (int i = 0; i < 60; i++) {
      at += random.nextInt(8) == 0 ? random.nextLong() >> 20 : random.nextInt(900) * MILLI;
      Instrument of = ALL.get(random.nextInt(3));
      double price = Math.rint(60_000 + random.nextGaussian() * 20) / 10;
      double size = 1 + random.nextInt(500);
      double none = random.nextBoolean() ? Double.NaN : price;
      ticks.add(
          switch (random.nextInt(4)) {
            case 0 -> new MarkPrice(of, at, at, value(random, price + 0.012345678), Double.NaN);
            case 1 ->
                new TopOfBook(
                    of, at, at, none, random.nextBoolean() ? 0.0 : -0.0, value(random, price),
                    value(random, size));
            default ->
                new Trade(
                    of, at, at, id(random, i), value(random, price), value(random, size),
                    random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL);
          });
    }
    return ticks;
  }

  @Property(tries = 300)
  void every_bit_comes_back(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    TickRun run = new TickRun(ALL);
    for (int again = 0; again < 2; again++) {
      List<MarketEvent> ticks = ticks(random);
      List<MarketEvent> plain = new ArrayList<>();
      for (MarketEvent tick : ticks) {
        assertThat(run.add(tick, tick.eventNanos())).isTrue();
        plain.add(plain(tick));
      }
      assertThat(run.count()).isEqualTo(ticks.size());
      List<MarketEvent> read = TickRun.read(ALL, run.take());
      for (int i = 0; i < plain.size(); i++) {
        assertThat(read.get(i)).as("tick %s", i).isEqualTo(plain.get(i));
      }
      assertThat(read).hasSameSizeAs(plain);
      assertThat(run.count()).isZero();
    }
  }

  @Property(tries = 200)
  void damage_is_refused_or_read_as_something_and_never_runs_on(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int flips) {
    Random random = new Random(seed);
    TickRun run = new TickRun(ALL);
    ticks(random).forEach(tick -> run.add(tick, 0));
    byte[] bytes = run.take();
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    try {
      assertThat(TickRun.read(ALL, bytes).size()).isLessThanOrEqualTo(bytes.length);
    } catch (IOException | IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  @Example
  void what_is_no_tick_of_this_account_is_left_to_an_entry_of_its_own() {
    TickRun run = new TickRun(List.of(X));
    assertThat(run.add(new MarkPrice(Y, 1, 1, 5, Double.NaN), 1)).isFalse();
    assertThat(run.add(new OpenInterest(X, 1, 1, 5, 5), 1)).isFalse();
    assertThat(run.count()).isZero();
  }

  @Example
  void a_run_ends_after_a_thousand_ticks_and_after_five_seconds() {
    TickRun run = new TickRun(ALL);
    long at = 0;
    while (!run.full()) {
      run.add(new MarkPrice(X, at, at, 100, Double.NaN), at);
      at += MILLI;
    }
    assertThat(run.count()).isEqualTo(1_000);
    run.take();
    at = 0;
    while (!run.full()) {
      run.add(new MarkPrice(X, at, at, 100, Double.NaN), at);
      at += 500 * MILLI;
    }
    assertThat(run.count()).isEqualTo(11);
  }

  @Example
  void a_tick_as_a_venue_says_it_costs_some_eight_bytes() {
    Random random = new Random(7);
    TickRun run = new TickRun(ALL);
    long price = 60_000;
    for (int i = 0; i < 900; i++) {
      price += random.nextInt(5) - 2;
      long at = 1_760_000_000_000L * MILLI + i * 37L * MILLI;
      run.add(
          new Trade(
              BTC, at, at, Long.toString(4_000_000_000L + i), price / 10.0,
              (1 + random.nextInt(300)) / 1_000.0, OrderSide.BUY),
          at);
    }
    assertThat(run.size() / 900).isBetween(5, 8);
  }
}
