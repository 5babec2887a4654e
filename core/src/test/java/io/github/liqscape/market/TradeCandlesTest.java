// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TradeCandlesTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  private static final Instrument ETH =
      Instrument.linear(Venue.BINANCE, "ETHUSDT", "ETH", "USDT").tickSize("0.01").build();

  private final List<MarketEvent> heard = new ArrayList<>();
  private final Consumer<MarketEvent> candles = TradeCandles.of(BTC, Timeframe.M1).to(heard::add);

  private static Trade trade(Instrument of, long second, double price) {
    return new Trade(
        of, second * SECOND, second * SECOND, of.symbol() + second, price, 2, OrderSide.BUY);
  }

  private static StreamGap gap(long from, long to, boolean healed) {
    return new StreamGap(
        BTC, to * SECOND, to * SECOND, StreamKind.TRADE, from * SECOND, to * SECOND,
        StreamGap.Cause.DISCONNECT, healed);
  }

  private List<Candle> made() {
    return heard.stream()
        .filter(CandleEvent.class::isInstance)
        .map(event -> ((CandleEvent) event).candle())
        .toList();
  }

  private void minutes(int... numbers) {
    for (int minute : numbers) {
      candles.accept(trade(BTC, 60L * minute + 5, 100 + minute));
      candles.accept(trade(BTC, 60L * minute + 50, 110 + minute));
    }
  }

  @Test
  void a_candle_goes_out_before_the_first_trade_that_is_too_late_for_it() {
    minutes(0, 1, 2);

    MarketEvent made = heard.get(4);
    assertThat(made)
        .isEqualTo(
            new CandleEvent(
                BTC, 120 * SECOND, 120 * SECOND, PriceKind.LAST,
                new Candle(
                    Timeframe.M1, 60 * SECOND, 101, 111, 101, 111, 4, 424, 4, 2, true)));
    assertThat(heard.get(5)).isEqualTo(trade(BTC, 125, 102));
    assertThat(heard).hasSize(7);
  }

  @Test
  void the_first_minute_gives_none_as_trades_of_it_may_be_missing() {
    minutes(0, 1);
    assertThat(made()).isEmpty();
  }

  @Test
  void a_minute_without_trades_is_flat() {
    minutes(0, 1, 4);
    assertThat(made()).extracting(Candle::openNanos).containsExactly(
        60 * SECOND, 120 * SECOND, 180 * SECOND);
    assertThat(made().getLast().volume()).isZero();
    assertThat(made().getLast().close()).isEqualTo(111);
  }

  @Test
  void minutes_that_a_gap_touches_give_none_and_those_of_a_healed_one_do() {
    minutes(0, 1, 2);
    candles.accept(gap(170, 200, false));
    minutes(3, 4, 5);
    assertThat(made()).extracting(Candle::openNanos).containsExactly(60 * SECOND, 240 * SECOND);
    candles.accept(gap(350, 355, true));
    minutes(6);
    assertThat(made().getLast().openNanos()).isEqualTo(300 * SECOND);
  }

  @Test
  void other_instruments_and_kinds_are_passed_on_as_they_came() {
    MarketEvent mark = new MarkPrice(BTC, 300 * SECOND, 300 * SECOND, 100, Double.NaN);
    minutes(0, 1);
    heard.clear();
    candles.accept(trade(ETH, 400, 5));
    candles.accept(mark);
    assertThat(heard).containsExactly(trade(ETH, 400, 5), mark);
  }

  @Test
  void an_hour_of_a_generated_market_has_59_candles() {
    SyntheticMarket market = SyntheticMarket.of(1);
    market.advance(
        Duration.ofHours(1).plusSeconds(30),
        TradeCandles.of(market.instrument(), Timeframe.M1).to(heard::add));
    assertThat(made()).hasSize(59);
  }
}
