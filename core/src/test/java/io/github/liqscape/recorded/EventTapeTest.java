// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import static io.github.liqscape.recorded.RecordedSets.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTapeTest {

  private static final long HOUR = Timeframe.H1.nanos();

  @Test
  void events_of_one_instant_follow_the_documented_order() {
    List<MarketEvent> expected =
        List.of(
            gap(0, HOUR),
            candle(PriceKind.MARK, Timeframe.M1),
            candle(PriceKind.MARK, Timeframe.H1),
            candle(PriceKind.INDEX, Timeframe.H1),
            candle(PriceKind.LAST, Timeframe.M1),
            candle(PriceKind.LAST, Timeframe.H1),
            new MarkPrice(BTC, HOUR, HOUR, 1, Double.NaN),
            new FundingRate(
                BTC, HOUR, HOUR, 0, HOUR, Duration.ofHours(8), FundingRate.Status.SETTLED),
            trade(HOUR),
            new ForcedOrder(
                BTC, HOUR, HOUR, PositionSide.LONG, 1, 1, 1, ForcedOrder.Completeness.COMPLETE),
            new OpenInterest(BTC, HOUR, HOUR, 1, 1),
            gap(HOUR, StreamGap.OPEN));
    List<MarketEvent> shuffled = new ArrayList<>(expected);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(EventTape.merge(shuffled.stream().map(Stream::of).toList()))
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void equal_events_follow_the_order_of_their_sources_and_each_source_keeps_its_own() {
    Trade a1 = trade(1);
    Trade a2 = trade(1);
    OpenInterest a3 = new OpenInterest(BTC, 2, 2, 1, 1);
    Trade a4 = trade(2);
    Trade b1 = trade(1);
    Iterator<MarketEvent> merged =
        EventTape.merge(List.of(Stream.of(a1, a2, a3, a4), Stream.of(b1))).iterator();
    for (MarketEvent expected : List.of(a1, a2, b1, a3, a4)) {
      assertThat(merged.next()).isSameAs(expected);
    }
    assertThat(merged.hasNext()).isFalse();
  }

  @Test
  void sources_are_read_as_they_are_needed() {
    AtomicInteger read = new AtomicInteger();
    Stream<Trade> endless =
        Stream.iterate(1, i -> i + 1).map(EventTapeTest::trade).peek(t -> read.incrementAndGet());
    Iterator<MarketEvent> merged = EventTape.merge(List.of(endless)).iterator();
    assertThat(read).hasValue(0);
    merged.next();
    assertThat(read.get()).isLessThan(5);
  }

  @Test
  void a_source_that_falls_back_in_time_is_named() {
    Stream<MarketEvent> merged =
        EventTape.merge(List.of(Stream.of(trade(1)), Stream.of(trade(5), trade(4))));
    assertThatThrownBy(merged::toList)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("source 1 must rise in time, was 4 ns after 5 ns");
  }

  @Test
  void closing_the_tape_closes_every_source() {
    AtomicInteger closed = new AtomicInteger();
    try (Stream<MarketEvent> merged =
        EventTape.merge(
            List.of(
                Stream.of(trade(1)).onClose(closed::incrementAndGet),
                Stream.of(trade(1)).onClose(closed::incrementAndGet)))) {
      assertThat(merged.findFirst()).isPresent();
    }
    assertThat(closed).hasValue(2);
    assertThat(EventTape.merge(List.of())).isEmpty();
  }

  @Test
  void outside_of_its_windows_a_forced_order_feed_is_a_gap() {
    List<ForcedOrderWindow> windows =
        List.of(new ForcedOrderWindow(10, 20), new ForcedOrderWindow(30, 40));
    assertThat(ForcedOrderWindow.gaps(BTC, 5, windows))
        .containsExactly(
            gap(5, 5, StreamGap.OPEN),
            gap(10, 5, 10),
            gap(20, 20, StreamGap.OPEN),
            gap(30, 20, 30),
            gap(40, 40, StreamGap.OPEN));
    assertThat(ForcedOrderWindow.gaps(BTC, 10, windows)).hasSize(3);
    assertThat(ForcedOrderWindow.gaps(BTC, 5, List.of()))
        .containsExactly(gap(5, 5, StreamGap.OPEN));
    assertThatThrownBy(
            () -> ForcedOrderWindow.gaps(BTC, 5, List.of(windows.get(1), windows.get(0))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static StreamGap gap(long from, long to) {
    return gap(HOUR, from, to);
  }

  private static StreamGap gap(long announced, long from, long to) {
    return new StreamGap(
        BTC, announced, announced, StreamKind.FORCED_ORDER, from, to,
        StreamGap.Cause.NOT_RECORDED, false);
  }

  private static Trade trade(long nanos) {
    return new Trade(BTC, nanos, nanos, "1", 1, 1, OrderSide.BUY);
  }

  private static CandleEvent candle(PriceKind kind, Timeframe timeframe) {
    Candle candle = Candle.closed(timeframe, HOUR - timeframe.nanos(), 1, 1, 1, 1, 1);
    return CandleEvent.recorded(BTC, kind, candle);
  }
}
