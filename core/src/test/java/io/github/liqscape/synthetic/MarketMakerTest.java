// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketMakerTest {

  private final SyntheticMarketConfig config = SyntheticMarketConfig.standard();
  private final Steps ticks = new Steps(new BigDecimal("0.1"));
  private final Steps lots = new Steps(new BigDecimal("0.001"));
  private final MarketPrice price = new MarketPrice(config, ticks, new Draw(1));
  private final Population population = new Population();
  private final Tape tape = new Tape(config, ticks, lots);
  private final MarketMaker maker =
      new MarketMaker(price, population, tape, ticks, lots, new Draw(2));

  @Test
  void a_large_order_walks_through_the_book_and_fills_whole_at_the_price_it_was_told() {
    for (long size : new long[] {1, 2, 999, 12_345, 5_000_000}) {
      double average = maker.quote(OrderSide.SELL, size, false);
      maker.fill(0, false);
      List<Trade> trades = trades();
      double filled = 0;
      double worth = 0;
      double last = Double.POSITIVE_INFINITY;
      for (Trade t : trades) {
        assertThat(t.taker()).isEqualTo(OrderSide.SELL);
        assertThat(t.price()).isLessThanOrEqualTo(last);
        last = t.price();
        filled += t.quantity();
        worth += t.quantity() * t.price();
      }
      assertThat(Math.round(filled * 1_000)).isEqualTo(size);
      assertThat(average).isCloseTo(worth / filled, within(1e-6));
      assertThat(trades.size()).isEqualTo(Math.min(10, 1 + (int) (size * 60 / 60_000)));
    }
  }

  @Test
  void a_resting_order_is_hit_by_the_other_side_and_moves_nothing() {
    long before = price.quoteTicks(OrderSide.BUY, 0);
    maker.quote(OrderSide.BUY, 5_000, true);
    maker.fill(0, false);
    assertThat(trades()).isNotEmpty().allMatch(t -> t.taker() == OrderSide.SELL);
    assertThat(price.quoteTicks(OrderSide.BUY, 0)).isEqualTo(before);
    assertThat(population.makerLots()).isEqualTo(-5_000);
  }

  private List<Trade> trades() {
    List<Trade> trades = new ArrayList<>();
    for (MarketEvent e = tape.poll(); e != null; e = tape.poll()) {
      trades.add((Trade) e);
    }
    return trades;
  }
}
