// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came after a stop, and what would have come of another one. */
class AftermathTest {

  private static final long BAR = Trades.BAR;

  @Test
  void a_stopped_trade_that_goes_right_afterwards_is_told_and_costs_what_the_stop_cost() {
    Trades t = Trades.trade("t").stopped();
    t.exitNanos = Trades.START + 2 * BAR;
    t.exit = 98;
    t.worst = 97.9;
    List<Candle> candles = new ArrayList<>();
    for (int i = -5; i < 60; i++) {
      double high = i == 3 ? 102 : i == 4 ? 104.5 : 100;
      candles.add(
          Candle.closed(Trades.FRAME, Trades.START + i * BAR, 99, high, 98.5, 99, 10));
    }
    ReviewReport report =
        PaperReview.of(List.of(t.build()), Map.of(Trades.LINEAR, candles)).report();
    Finding finding = report.findings().get(0);
    assertThat(finding.stoppedThenRight()).isTrue();
    assertThat(finding.counterfactuals().stopFartherE8()).hasValue(800_000_000L);
    assertThat(report.rates().stoppedThenRight().count()).isEqualTo(1);
    assertThat(finding.candles()).isNotEmpty();
  }

  private static long withStopFarther(double open, double low, double high) {
    Trades t = Trades.trade("t").stopped();
    t.exitNanos = Trades.START + 2 * BAR;
    t.signal = 99;
    List<Candle> candles = new ArrayList<>();
    for (int i = 2; i < 60; i++) {
      double first = i == 3 ? open : 98.5;
      candles.add(
          Candle.closed(
              Trades.FRAME, Trades.START + i * BAR, first, i == 3 ? high : 98.6,
              i == 3 ? low : 98.4, 98.5, 10));
    }
    return PaperReview.of(List.of(t.build()), Map.of(Trades.LINEAR, candles))
        .report()
        .findings()
        .get(0)
        .counterfactuals()
        .stopFartherE8()
        .orElseThrow();
  }

  @Test
  void a_stop_half_an_atr_farther_is_walked_pessimistically() {
    // Two units from 100: the stop at 97.5, a gap to 97, both in one bar, the target, the
    // time stop.
    assertThat(withStopFarther(98, 97.5, 98.5)).isEqualTo(-500_000_000);
    assertThat(withStopFarther(97, 96, 98.5)).isEqualTo(-600_000_000);
    assertThat(withStopFarther(98, 97.5, 105)).isEqualTo(-500_000_000);
    assertThat(withStopFarther(98, 97.51, 105)).isEqualTo(800_000_000);
    assertThat(withStopFarther(98, 97.51, 104)).isEqualTo(-300_000_000);
  }
}
