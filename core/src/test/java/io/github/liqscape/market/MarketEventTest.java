// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import java.time.Duration;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class MarketEventTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").build();
  private static final double NAN = Double.NaN;
  private static final double[] NOT_POSITIVE = {
    0, -0.0, -1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
  };

  @Test
  void prices_and_quantities_are_positive_and_finite() {
    assertPositive("price", v -> new Trade(BTC, 1, 1, "1", v, 1, OrderSide.BUY), false);
    assertPositive("quantity", v -> new Trade(BTC, 1, 1, "1", 1, v, OrderSide.BUY), false);
    assertPositive("mark", v -> new MarkPrice(BTC, 1, 1, v, 1), false);
    assertPositive("index", v -> new MarkPrice(BTC, 1, 1, 1, v), true);
    assertPositive("quantity", v -> forced(v, 1, 1), false);
    assertPositive("fillPrice", v -> forced(1, v, 1), true);
    assertPositive("bankruptcyPrice", v -> forced(1, 1, v), true);
  }

  @Test
  void open_interest_may_be_zero_and_its_value_unknown() {
    assertThat(new OpenInterest(BTC, 1, 1, 0, NAN).notional()).isNaN();
    for (double bad : new double[] {-1, NAN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new OpenInterest(BTC, 1, 1, bad, 1))
          .hasMessage("quantity must be finite and >= 0, was " + bad);
    }
    assertThatThrownBy(() -> new OpenInterest(BTC, 1, 1, 1, -1))
        .hasMessage("notional must be finite and >= 0, was -1.0");
  }

  @Test
  void a_funding_rate_lies_within_a_fifth_and_has_an_interval() {
    assertThat(funding(0.2, 8).rate()).isEqualTo(0.2);
    assertThat(funding(-0.2, 8).rate()).isEqualTo(-0.2);
    for (double bad : new double[] {0.2001, -0.2001, NAN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> funding(bad, 8))
          .hasMessage("rate must be in [-0.2, 0.2], was " + bad);
    }
    assertThatThrownBy(() -> funding(0, 0)).hasMessage("interval must be > 0, was PT0S");
    assertThatThrownBy(() -> funding(0, -1)).hasMessage("interval must be > 0, was PT-1H");
  }

  @Test
  void a_trade_has_an_id() {
    assertThatThrownBy(() -> new Trade(BTC, 1, 1, "", 1, 1, OrderSide.BUY))
        .hasMessage("trade id must not be empty");
  }

  @Test
  void a_recorded_candle_happens_when_it_closes() {
    Candle candle = Candle.closed(Timeframe.M1, 0, 1, 1, 1, 1, 1);
    CandleEvent event = CandleEvent.recorded(BTC, PriceKind.LAST, candle);
    assertThat(event.eventNanos()).isEqualTo(candle.closeNanos());
    assertThat(event.receivedNanos()).isEqualTo(candle.closeNanos());
    assertThatThrownBy(() -> new CandleEvent(BTC, -1, -1, PriceKind.LAST, candle))
        .hasMessage("event time must not lie before the candle's open 0 ns, was -1");
  }

  @Test
  void a_gap_ends_after_it_starts_and_is_healed_only_if_it_ended() {
    assertThat(gap(5, 5, true).toNanos()).isEqualTo(5);
    assertThat(gap(5, StreamGap.OPEN, false).toNanos()).isEqualTo(StreamGap.OPEN);
    assertThatThrownBy(() -> gap(5, 4, false))
        .hasMessage("gap must end at or after its start 5 ns, was 4");
    assertThatThrownBy(() -> gap(5, StreamGap.OPEN, true))
        .hasMessage("an open gap cannot be healed");
  }

  @Test
  void every_event_knows_its_stream() {
    assertThat(new Trade(BTC, 1, 1, "1", 1, 1, OrderSide.BUY).kind()).isEqualTo(StreamKind.TRADE);
    assertThat(new MarkPrice(BTC, 1, 1, 1, NAN).kind()).isEqualTo(StreamKind.MARK_PRICE);
    assertThat(forced(1, 1, 1).kind()).isEqualTo(StreamKind.FORCED_ORDER);
    assertThat(funding(0, 8).kind()).isEqualTo(StreamKind.FUNDING_RATE);
    assertThat(new OpenInterest(BTC, 1, 1, 1, 1).kind()).isEqualTo(StreamKind.OPEN_INTEREST);
    assertThat(gap(1, 2, false).kind()).isEqualTo(StreamKind.TRADE);
    assertThat(
            CandleEvent.recorded(
                    BTC, PriceKind.MARK, Candle.closed(Timeframe.M1, 0, 1, 1, 1, 1, NAN))
                .kind())
        .isEqualTo(StreamKind.CANDLE);
  }

  private static void assertPositive(
      String name, DoubleFunction<MarketEvent> event, boolean nanAllowed) {
    for (double bad : NOT_POSITIVE) {
      assertThatThrownBy(() -> event.apply(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(name + " must be finite and > 0, was " + bad);
    }
    assertThat(event.apply(1e-9)).isNotNull();
    if (nanAllowed) {
      assertThat(event.apply(NAN)).isNotNull();
    } else {
      assertThatThrownBy(() -> event.apply(NAN)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ForcedOrder forced(double quantity, double fill, double bankruptcy) {
    return new ForcedOrder(
        BTC, 1, 1, PositionSide.LONG, quantity, fill, bankruptcy,
        ForcedOrder.Completeness.COMPLETE);
  }

  private static FundingRate funding(double rate, long hours) {
    return new FundingRate(
        BTC, 1, 1, rate, 1, Duration.ofHours(hours), FundingRate.Status.SETTLED);
  }

  private static StreamGap gap(long from, long to, boolean healed) {
    return new StreamGap(
        BTC, 9, 9, StreamKind.TRADE, from, to, StreamGap.Cause.DISCONNECT, healed);
  }
}
