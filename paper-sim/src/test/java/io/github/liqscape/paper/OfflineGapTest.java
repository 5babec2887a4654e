// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static io.github.liqscape.instrument.OrderSide.BUY;
import static io.github.liqscape.paper.GapRig.X;
import static io.github.liqscape.paper.GapRig.at;
import static io.github.liqscape.paper.GapRig.candle;
import static io.github.liqscape.paper.GapRig.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.order.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gap may hold, and when an account takes it. A refusal changes nothing. */
class OfflineGapTest {

  private static final Instrument OTHER =
      Instrument.linear(Venue.BYBIT, "AUSDT", "A", "USDT").tickSize("1").lotSize("1").build();

  private static void refused(String words, Runnable what) {
    assertThatThrownBy(what::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static OfflineGap gap(double from, double to, CandleEvent... candles) {
    return new OfflineGap(at(from), at(to), List.of(X), List.of(candles));
  }

  @Test
  void candles_are_of_its_time_of_its_instruments_closed_and_in_line() {
    refused("toNanos must be above", () -> gap(5, 5));
    refused("at least one", () -> new OfflineGap(0, 1, List.of(), List.of()));
    refused("candles must be of", () ->
        new OfflineGap(at(0), at(60), List.of(OTHER), List.of(minute(0, 1, 1, 1, 1))));
    refused("must end in", () -> gap(60, 120, minute(0, 1, 1, 1, 1)));
    refused("must end in", () -> gap(0, 59, minute(0, 1, 1, 1, 1)));
    refused("last or mark price", () -> gap(0, 60, candle(PriceKind.INDEX, 0, 1, 1, 1, 1)));
    refused("overlap", () -> gap(0, 60, minute(0, 1, 1, 1, 1), minute(0, 1, 1, 1, 1)));
    Candle five = Candle.closed(Timeframe.M5, at(300), 1, 1, 1, 1, 1);
    refused("one timeframe", () ->
        gap(0, 600, minute(0, 1, 1, 1, 1), CandleEvent.recorded(X, PriceKind.LAST, five)));
    assertThat(gap(0, 120, minute(1, 2, 2, 2, 2), minute(0, 1, 1, 1, 1)).candles())
        .containsExactly(minute(0, 1, 1, 1, 1), minute(1, 2, 2, 2, 2));
    assertThat(OfflineGap.unknown(1, 2, List.of(X, OTHER, X)).instruments())
        .containsExactly(OTHER, X);
  }

  @Test
  void an_account_takes_a_gap_of_what_it_matches_on_ticks_before_what_came_after_it() {
    GapRig rig = GapRig.calm();
    assertThat(rig.broker.seenUntil(X)).isEmpty();
    assertThat(rig.broker.seenUntil(OTHER)).isEmpty();
    rig.broker.submit(Order.market("in", X, BUY, 1).build());
    rig.trade(30, 100);
    assertThat(rig.broker.seenUntil(X)).hasValue(at(30));
    String before = rig.broker.stateHash();
    refused("matched on ticks", () ->
        rig.broker.fillGap(OfflineGap.unknown(at(30), at(60), List.of(OTHER))));
    refused("must begin at or after", () -> rig.fill(29, 60));
    assertThat(rig.broker.stateHash()).isEqualTo(before);
    rig.fill(30, 60, minute(0, 100, 100, 100, 100));
    refused("walked up to", () -> rig.fill(30, 60, minute(0, 100, 100, 100, 100)));
  }

  @Test
  void an_account_on_bars_takes_none() {
    PaperBroker broker =
        PaperBroker.builder()
            .account("USDT", "1")
            .instrument(X, KnownMarginTiers.binanceBtcusdt2026())
            .build();
    broker.apply(minute(0, 1, 1, 1, 1));
    refused("matched on ticks", () ->
        broker.fillGap(OfflineGap.unknown(at(60), at(120), List.of(X))));
  }
}
