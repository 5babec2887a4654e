// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.Trade;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

final class SeenTradesTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.SYNTHETIC, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1").lotSize("0.001").build();

  /** The same with a map and a queue. */
  private static final class Twin {
    private final Map<String, Double> known = new HashMap<>();
    private final ArrayDeque<String> order = new ArrayDeque<>();

    SeenTrades.Verdict look(Trade trade) {
      Double price = known.get(trade.id());
      if (price == null) {
        return SeenTrades.Verdict.NEW;
      }
      return price == trade.price()
          ? SeenTrades.Verdict.DUPLICATE
          : SeenTrades.Verdict.CONFLICTING;
    }

    void add(Trade trade) {
      known.put(trade.id(), trade.price());
      order.add(trade.id());
      if (order.size() > SeenTrades.REMEMBERED) {
        known.remove(order.remove());
      }
    }
  }

  private static void agree(long seed, LongFunction<String> id) {
    SeenTrades fast = new SeenTrades();
    Twin twin = new Twin();
    SplittableRandom random = new SplittableRandom(seed);
    for (long n = 0; n < 3L * SeenTrades.REMEMBERED; n++) {
      // Also one from before, near the edge of what is remembered, perhaps with another price.
      long which =
          random.nextInt(3) > 0
              ? n
              : Math.max(0, n - random.nextLong(SeenTrades.REMEMBERED * 5L / 4));
      double price = random.nextInt(20) == 0 ? 2 : 1;
      Trade trade = new Trade(BTC, 1, 1, id.apply(which), price, 1, OrderSide.BUY);
      SeenTrades.Verdict verdict = twin.look(trade);
      assertThat(fast.look(trade)).as("%s at %d, seed %d", trade.id(), n, seed).isEqualTo(verdict);
      if (verdict == SeenTrades.Verdict.NEW) {
        fast.add(trade);
        twin.add(trade);
      }
    }
    assertThat(fast.size()).isEqualTo(twin.order.size());
    int age = 0;
    for (String remembered : twin.order) {
      assertThat(fast.id(age++)).isEqualTo(remembered);
    }
  }

  @Test
  void agrees_with_a_map_and_a_queue_on_ids_that_count_up() {
    agree(1, Long::toString);
  }

  @Test
  void agrees_with_a_map_and_a_queue_on_ids_without_order() {
    agree(2, n -> Long.toHexString(n * 0x9E3779B97F4A7C15L));
  }

  /** "Aa" and "BB" have the same hash code: 16 letters of them give 256 ids for each. */
  @Test
  void agrees_with_a_map_and_a_queue_on_ids_whose_hash_codes_are_equal() {
    agree(
        3,
        n -> {
          StringBuilder id = new StringBuilder();
          for (int bit = 0; bit < 6; bit++) {
            id.append((n >> bit & 1) == 0 ? "Aa" : "BB");
          }
          return id.append(n >> 6).toString();
        });
  }
}
