// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Feedback;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is lost on the way between operators. */
class CodecTest {

  private static final Instrument BTC =
      Instrument.inverse(Venue.BYBIT, "BTCUSD", "BTC", "USD")
          .tickSize("0.5").lotSize("1").contractSize("1").build();

  private static final List<MarketEvent> EVENTS =
      List.of(
          new Trade(BTC, 5, 6, "id|with\ttab", 60_000.1, 3, OrderSide.SELL),
          CandleEvent.recorded(
              BTC, PriceKind.MARK, Candle.closed(Timeframe.M5, 0, 1, 3, 0.5, 2, Double.NaN)),
          new MarkPrice(BTC, -7, 8, 60_000.5, Double.NaN),
          new FundingRate(
              BTC, 9, 10, -0.0001, 11, Duration.ofHours(8), FundingRate.Status.SETTLED),
          new OpenInterest(BTC, 12, 13, 1e9, Double.NaN),
          new ForcedOrder(
              BTC, 14, 15, PositionSide.SHORT, 2, Double.NaN, 61_000,
              ForcedOrder.Completeness.SAMPLED),
          new TopOfBook(BTC, 16, 17, 1, 2, 3, 4),
          new BookChange(
              BTC, 18, 19, true, 1, 2, 3,
              BookLevels.of(new double[] {2, 1}, new double[] {5, 6}, 2), BookLevels.NONE),
          new StreamGap(
              BTC, 20, 21, StreamKind.TRADE, 19, 20, StreamGap.Cause.values()[0], true));

  private static byte[] written(MarketEvent event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new EventCodec().write(event, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static MarketEvent read(byte[] bytes) throws IOException {
    return new EventCodec().read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void every_kind_of_event_comes_back_with_all_terms_of_its_instrument() throws IOException {
    for (MarketEvent event : EVENTS) {
      MarketEvent back = read(written(event));
      assertThat(back).isEqualTo(event);
      assertThat(back.instrument()).usingRecursiveComparison().isEqualTo(BTC);
    }
    assertThat(EVENTS.stream().map(MarketEvent::kind)).contains(StreamKind.values());
  }

  @Test
  void what_is_no_event_is_refused() throws IOException {
    byte[] bytes = written(EVENTS.getFirst());
    bytes[0] = 99;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[1, 9], was 99");
    byte[] other = written(EVENTS.getFirst());
    other[3] = '|';
    assertThatThrownBy(() -> read(other)).isInstanceOf(IOException.class);
  }

  @Test
  void every_outcome_comes_back_from_its_line() {
    Feedback pace = new Feedback(5, Feedback.Scope.KIND, true, false);
    for (DeliveryOutcome outcome :
        List.of(
            new DeliveryOutcome.Delivered("a\tb %\n", pace),
            new DeliveryOutcome.RetryLater("HTTP 429", 7, false, Feedback.slowDown(3)),
            new DeliveryOutcome.Unknown(""),
            new DeliveryOutcome.Dead(DeliveryOutcome.DeadReason.GONE, "x", true, pace),
            new DeliveryOutcome.Expired())) {
      DeliveryResult result = new DeliveryResult("me", 4, "dlv_1", 2, outcome);
      assertThat(DeliveryResult.of(result.line())).isEqualTo(result);
      assertThat(result.line()).doesNotContain("\n");
    }
    assertThatThrownBy(() -> DeliveryResult.of("me\t4\tdlv_1\t2\tlost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not the outcome");
    assertThatThrownBy(() -> MessageLine.read("me\tyou"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("14 fields, found 2");
  }
}
