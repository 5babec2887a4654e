// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LaneQueueProperties {

  private static final Instrument BTC =
      Instrument.linear(Venue.SYNTHETIC, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  private static final long MINUTE = 60_000_000_000L;

  private static MarketEvent event(Random random, long at) {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> new Trade(BTC, at, at, "t" + at, 100, 1, OrderSide.BUY);
      case 3, 4 -> new MarkPrice(BTC, at, at, 100, Double.NaN);
      default ->
          CandleEvent.recorded(
              BTC, PriceKind.LAST,
              Candle.closed(
                  Timeframe.M1, (at / MINUTE - 1) * MINUTE, 100, 101, 99, 100, (double) at));
    };
  }

  @Property
  void what_is_offered_comes_out_in_order_or_lies_in_a_declared_gap(
      @ForAll long seed, @ForAll @IntRange(min = 16, max = 64) int capacity) {
    Random random = new Random(seed);
    LaneQueue queue = new LaneQueue(BTC, capacity);
    List<MarketEvent> offered = new ArrayList<>();
    List<MarketEvent> out = new ArrayList<>();
    long at = 10 * MINUTE;
    for (int burst = 0; burst < 30; burst++) {
      for (int i = random.nextInt(3 * capacity); i > 0; i--) {
        at += 1 + random.nextInt(1_000_000_000);
        MarketEvent event = event(random, at);
        offered.add(event);
        queue.offer(event);
        assertThat(queue.load().waiting())
            .as("bounded")
            .isLessThanOrEqualTo(capacity + 16 + capacity / 8 + 8);
      }
      for (int i = random.nextInt(3 * capacity); i > 0; i--) {
        MarketEvent event = queue.poll();
        if (event != null) {
          out.add(event);
        }
      }
    }
    for (MarketEvent rest = queue.poll(); rest != null; rest = queue.poll()) {
      out.add(rest);
    }
    List<MarketEvent> told = out.stream().filter(e -> !(e instanceof StreamGap)).toList();
    Set<MarketEvent> came = new HashSet<>(told);
    assertThat(came).as("none twice").hasSameSizeAs(told);
    assertThat(offered.stream().filter(came::contains).toList()).as("order").isEqualTo(told);
    assertThat(queue.load().dropped()).isEqualTo(offered.size() - told.size());
    for (MarketEvent event : offered) {
      if (!came.contains(event)) {
        assertThat(covered(event, out)).as("%s is in a gap", event).isTrue();
      }
    }
    requireWellFormed(out);
  }

  /** In a gap of its stream that is over, or in the one that is still open. */
  private static boolean covered(MarketEvent event, List<MarketEvent> out) {
    return out.stream()
        .filter(StreamGap.class::isInstance)
        .map(StreamGap.class::cast)
        .anyMatch(
            g ->
                g.kind() == event.kind()
                    && g.fromNanos() <= event.eventNanos()
                    && event.eventNanos() <= g.toNanos());
  }

  /** Gaps of a stream open, close, open: and none of its events stands in an open one. */
  private static void requireWellFormed(List<MarketEvent> out) {
    for (StreamKind kind : StreamKind.values()) {
      boolean open = false;
      for (MarketEvent event : out) {
        if (event.kind() != kind) {
          continue;
        }
        if (event instanceof StreamGap g) {
          assertThat(g.toNanos() == StreamGap.OPEN).isEqualTo(!open);
          assertThat(g.cause()).isEqualTo(StreamGap.Cause.OVERFLOW);
          assertThat(g.healed()).isFalse();
          open = !open;
        } else {
          assertThat(open).as("an event of %s within an open gap", kind).isFalse();
        }
      }
    }
  }

  @Example
  void candles_and_gaps_of_the_feed_have_room_when_trades_have_none() {
    LaneQueue queue = new LaneQueue(BTC, 16);
    for (int i = 0; i < 100; i++) {
      queue.offer(new Trade(BTC, MINUTE + i, MINUTE + i, "t" + i, 100, 1, OrderSide.BUY));
    }
    MarketEvent candle =
        CandleEvent.recorded(
            BTC, PriceKind.LAST, Candle.closed(Timeframe.M1, 0, 100, 101, 99, 100, 1));
    StreamGap gap =
        new StreamGap(
            BTC, 2 * MINUTE, 2 * MINUTE, StreamKind.MARK_PRICE, MINUTE, StreamGap.OPEN,
            StreamGap.Cause.DISCONNECT, false);
    queue.offer(candle);
    queue.offer(gap);
    List<MarketEvent> out = new ArrayList<>();
    for (MarketEvent next = queue.poll(); next != null; next = queue.poll()) {
      out.add(next);
    }
    assertThat(out).contains(candle, gap).hasSize(16 + 1 + 2);
    assertThat(queue.load().dropped()).isEqualTo(84);
    assertThat(queue.load().atMost()).isEqualTo(19);
  }
}
