// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.OrderSide;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeAggregatorTest {

  private static final long MINUTE = Timeframe.M1.nanos();

  private final TradeAggregator aggregator = TradeAggregator.of(Timeframe.M1);
  private final List<Aggregate> out = new ArrayList<>();

  @Test
  void the_forming_candle_is_visible_and_closed_by_the_next_trade() {
    trade(0, 100);
    trade(10, 104);
    trade(20, 98);
    Candle forming = aggregator.forming().orElseThrow();
    assertThat(forming)
        .isEqualTo(new Candle(Timeframe.M1, 0, 100, 104, 98, 98, 6, 302 * 2, 6, 3, false));
    assertThat(out).isEmpty();
    trade(MINUTE, 99);
    assertThat(out).hasSize(1);
    assertThat(out.get(0).candle().close()).isEqualTo(98);
  }

  @Test
  void the_first_candle_is_incomplete_because_its_start_was_not_seen() {
    trade(5, 100);
    trade(MINUTE, 100);
    trade(2 * MINUTE, 100);
    assertThat(out).extracting(Aggregate::complete).containsExactly(false, true);
  }

  @Test
  void a_quiet_period_is_flat_at_the_last_price() {
    trade(0, 100);
    trade(3 * MINUTE, 105);
    assertThat(out).hasSize(3);
    assertThat(out.get(1).candle())
        .isEqualTo(new Candle(Timeframe.M1, MINUTE, 100, 100, 100, 100, 0, 0, 0, 0, true));
    assertThat(out.get(2).complete()).isTrue();
  }

  @Test
  void after_an_interruption_nothing_is_made_up() {
    trade(0, 100);
    trade(MINUTE, 100);
    aggregator.interrupted();
    trade(5 * MINUTE, 105);
    trade(6 * MINUTE, 105);
    trade(7 * MINUTE, 105);
    assertThat(out).extracting(a -> a.candle().openNanos() / MINUTE)
        .containsExactly(0L, 1L, 5L, 6L);
    assertThat(out).extracting(Aggregate::complete).containsExactly(false, false, false, true);
  }

  @Test
  void an_interruption_inside_one_candle_leaves_it_incomplete() {
    trade(0, 100);
    trade(MINUTE, 100);
    aggregator.interrupted();
    trade(MINUTE + 5, 100);
    trade(2 * MINUTE, 100);
    trade(3 * MINUTE, 100);
    assertThat(out).extracting(Aggregate::complete).containsExactly(false, false, true);
  }

  @Test
  void an_absurd_jump_in_time_is_an_interruption() {
    trade(0, 100);
    trade(20_000 * MINUTE, 100);
    assertThat(out).hasSize(1);
    trade(20_001 * MINUTE, 100);
    assertThat(out.get(1).complete()).isFalse();
  }

  @Test
  void time_alone_closes_candles_and_makes_older_trades_late() {
    trade(0, 100);
    aggregator.advanceTo(2 * MINUTE + 5, out::add);
    assertThat(out).hasSize(2);
    assertThat(aggregator.forming()).isEmpty();
    assertThat(aggregator.add(MINUTE, 1, 1, 1, OrderSide.BUY, out::add)).isFalse();
    assertThat(aggregator.late()).isEqualTo(1);
    trade(2 * MINUTE + 1, 101);
    assertThat(aggregator.forming().orElseThrow().open()).isEqualTo(101);
  }

  @Test
  void an_unknown_notional_makes_the_quote_volume_unknown() {
    trade(0, 100);
    aggregator.add(1, 100, 1, Double.NaN, OrderSide.SELL, out::add);
    Candle forming = aggregator.forming().orElseThrow();
    assertThat(forming.quoteVolume()).isNaN();
    assertThat(forming.volume()).isEqualTo(3);
    assertThat(forming.takerBuyVolume()).isEqualTo(2);
  }

  @Test
  void impossible_trades_are_callers_bugs() {
    assertThatThrownBy(() -> aggregator.add(0, Double.NaN, 1, 1, OrderSide.BUY, out::add))
        .hasMessage("price must be finite and > 0, was NaN");
    assertThatThrownBy(() -> aggregator.add(0, 1, 0, 1, OrderSide.BUY, out::add))
        .hasMessage("quantity must be finite and > 0, was 0.0");
  }

  private void trade(long nanos, double price) {
    assertThat(aggregator.add(nanos, price, 2, 2 * price, OrderSide.BUY, out::add)).isTrue();
  }
}
