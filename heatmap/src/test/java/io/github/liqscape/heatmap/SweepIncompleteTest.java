// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import org.junit.jupiter.api.Test;

/** A mark that comes back across a stretch that nobody saw is labelled, and for long enough to be seen. */
class SweepIncompleteTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long START = 1_700_000_100_000_000_000L / MINUTE * MINUTE;

  private final Instrument btc =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  private final LiquidationMap map =
      LiquidationMap.of(btc, KnownMarginTiers.binanceBtcusdt2026());

  private void mark(long minutes, double price) {
    long t = START + minutes * MINUTE;
    assertThat(map.apply(new MarkPrice(btc, t, t, price, Double.NaN)))
        .isEqualTo(LiquidationMap.Outcome.APPLIED);
  }

  private boolean labelled() {
    return map.profile().provenance().flags().contains("SWEEP_INCOMPLETE");
  }

  @Test
  void a_day_long_label_after_a_gap_without_any_price() {
    mark(0, 60_000);
    mark(1, 60_010);
    assertThat(labelled()).isFalse();
    mark(31, 61_000);
    assertThat(labelled()).isTrue();
    mark(32, 61_010);
    assertThat(labelled()).isTrue();
    for (long m = 37; m < 31 + 24 * 60 + 10; m += 5) {
      mark(m, 61_000);
    }
    assertThat(labelled()).isFalse();
  }

  @Test
  void candles_in_the_gap_sweep_in_its_place() {
    mark(0, 60_000);
    for (long m = 5; m <= 30; m += 5) {
      long open = Timeframe.M5.openOf(START + m * MINUTE);
      map.apply(
          CandleEvent.recorded(
              btc, PriceKind.LAST,
              Candle.closed(Timeframe.M5, open, 60_000, 60_100, 59_900, 60_000, 1)));
    }
    mark(36, 60_000);
    assertThat(labelled()).isFalse();
  }
}
