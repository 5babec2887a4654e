// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CandleTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void a_candle_ends_where_the_next_begins() {
    assertThat(Candle.closed(Timeframe.M5, 300_000_000_000L, 1, 1, 1, 1, 0).closeNanos())
        .isEqualTo(600_000_000_000L);
  }

  @Test
  void a_candle_starts_on_the_grid() {
    assertThatThrownBy(() -> Candle.closed(Timeframe.M1, 1, 1, 1, 1, 1, 0))
        .hasMessage("open time must be a multiple of 1m, was 1 ns");
    Candle.closed(Timeframe.W1, 4L * 86_400 * 1_000_000_000L, 1, 1, 1, 1, 0);
  }

  @Test
  void prices_are_positive_finite_and_within_high_and_low() {
    for (double bad : new double[] {0, -1, NAN, INFINITE}) {
      assertRefused(bad, 2, 1, 1);
      assertRefused(1, bad, 1, 1);
      assertRefused(1, 2, bad, 1);
      assertRefused(1, 2, 1, bad);
    }
    assertRefused(3, 2, 1, 1);
    assertRefused(1, 2, 1, 3);
    assertRefused(1, 3, 2, 2);
    assertRefused(2, 3, 2, 1);
    assertRefused(2, 1, 3, 2);
  }

  @Test
  void volumes_are_not_negative_or_unknown() {
    for (double bad : new double[] {-1, INFINITE, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> candle(bad, 1, 0, 1)).hasMessageStartingWith("volume must be");
      assertThatThrownBy(() -> candle(1, bad, 0, 1)).hasMessageStartingWith("quoteVolume must be");
    }
    assertThatThrownBy(() -> candle(1, 1, 2, 1))
        .hasMessage("takerBuyVolume must be <= volume 1.0, was 2.0");
    assertThatThrownBy(() -> candle(1, 1, 1, -2)).hasMessage("tradeCount must be >= -1, was -2");
    assertThat(candle(NAN, NAN, NAN, -1).volume()).isNaN();
    assertThat(candle(NAN, 5, 3, 0).takerBuyVolume()).isEqualTo(3);
  }

  @Test
  void candles_with_unknown_volumes_are_equal_to_themselves() {
    assertThat(candle(NAN, NAN, NAN, -1)).isEqualTo(candle(NAN, NAN, NAN, -1));
  }

  private static Candle candle(double volume, double quote, double takerBuy, int count) {
    return new Candle(Timeframe.M1, 0, 1, 1, 1, 1, volume, quote, takerBuy, count, true);
  }

  private static void assertRefused(double open, double high, double low, double close) {
    assertThatThrownBy(() -> Candle.closed(Timeframe.M1, 0, open, high, low, close, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
