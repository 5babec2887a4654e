// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Latency;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.RiskLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bar walked in parts, whose mark is known for the whole of it only. */
final class MagnifiedMarkTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long START = 1_760_000_100_000_000_000L / (5 * MINUTE) * (5 * MINUTE);
  private static final Instrument BTC =
      Instrument.linear(Venue.SYNTHETIC, "BTCUSDT", "BTC", "USDT")
          .tickSize("0.1").lotSize("0.001").build();
  private static final MarginTiers TIERS =
      MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "by hand")
          .unboundedTier("0", "0.005").maxLeverage("125").build();

  private final List<PaperEvent> told = new ArrayList<>();

  private static CandleEvent candle(PriceKind kind, Timeframe of, long minute, double close) {
    Candle candle =
        new Candle(
            of, START + minute * MINUTE, 1000, Math.max(1000, close), Math.min(1000, close), close,
            1e6, Double.NaN, Double.NaN, -1, true);
    return new CandleEvent(BTC, candle.closeNanos(), candle.closeNanos(), kind, candle);
  }

  private void run(double markClose) {
    try (PaperBroker broker =
        PaperBroker.builder().account("USDT", "100000").limits(RiskLimits.NONE)
            .fills(FillPolicy.DEFAULT.withLatency(Latency.NONE).withPath(BarPath.MAGNIFIER))
            .instrument(
                InstrumentTerms.of(BTC, TIERS).withMatching(Matching.BARS).withLeverage(100)
                    .withMarginMode(MarginMode.ISOLATED))
            .listener(told::add)
            .build()) {
      broker.apply(candle(PriceKind.LAST, Timeframe.M5, 0, 1000));
      broker.submit(Order.market("o", BTC, OrderSide.BUY, 1).build());
      for (int minute = 5; minute < 10; minute++) {
        broker.apply(candle(PriceKind.LAST, Timeframe.M1, minute, 1000));
      }
      broker.apply(candle(PriceKind.MARK, Timeframe.M5, 5, markClose));
      broker.apply(candle(PriceKind.LAST, Timeframe.M5, 5, 1000));
    }
  }

  @Test
  void the_close_of_its_mark_is_tested_after_the_last_part() {
    run(990);
    assertThat(told).anyMatch(e -> e instanceof PaperEvent.Liquidated);
  }

  @Test
  void a_mark_that_the_margin_bears_closes_nothing() {
    run(998);
    assertThat(told).anyMatch(e -> e instanceof PaperEvent.Filled);
    assertThat(told).noneMatch(e -> e instanceof PaperEvent.Liquidated);
  }
}
