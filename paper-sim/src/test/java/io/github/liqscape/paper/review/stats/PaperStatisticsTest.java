// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.Trades;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperStatisticsTest {

  private static final long DAY = 86_400_000_000_000L;

  @Test
  void g01_excursions_and_giveback() {
    Trades t = Trades.trade("g01");
    t.hasOrigin = false;
    t.steps = 1_000_000;
    t.entry = 1.08;
    t.exit = 1.09;
    t.stop = Double.NaN;
    t.worst = 1.075;
    t.best = 1.10;
    t.feesE8 = 200_000_000;
    PaperTrade trade = t.build();
    TradeMeasures m = TradeMeasures.of(trade);
    assertThat(trade.realizedE8()).isEqualTo(1_000_000_000);
    assertThat(m.maeE8()).isEqualTo(500_000_000);
    assertThat(m.mfeE8()).isEqualTo(2_000_000_000);
    assertThat(m.givebackE8()).isEqualTo(1_000_000_000);
    assertThat(m.capture()).isEqualTo(0.5);
    assertThat(m.entryEfficiency()).isCloseTo(0.8, within(1e-9));
  }

  private static PaperTrade result(String id, double exit, double stop) {
    Trades t = Trades.trade(id);
    t.hasOrigin = false;
    t.steps = 50_000;
    t.exit = exit;
    t.stop = stop;
    t.reason = ExitReason.ORDER;
    return t.build();
  }

  @Test
  void g02_g03_a_trade_without_risk_is_no_part_of_mean_r() {
    PaperStatistics s =
        PaperStatistics.of(
            List.of(result("a", 104, 98), result("b", 99, 98), result("c", 100.6, Double.NaN)),
            List.of());
    assertThat(s.netE8()).isEqualTo(18_000_000_000L);
    assertThat(s.of(Metric.EXPECTANCY_R).value()).hasValue(0.75);
    assertThat(s.of(Metric.EXPECTANCY_R).n()).isEqualTo(2);
    assertThat(s.of(Metric.NO_STOP).value()).hasValue(1);
    assertThat(s.of(Metric.PROFIT_FACTOR).value().orElseThrow()).isCloseTo(4.6, within(1e-12));
    assertThat(s.of(Metric.PAYOFF).value().orElseThrow()).isCloseTo(2.3, within(1e-12));
    assertThat(s.of(Metric.HIT_RATE).n()).isEqualTo(3);
  }

  @Test
  void without_a_loss_there_is_no_profit_factor() {
    PaperStatistics s = PaperStatistics.of(List.of(result("a", 104, 98)), List.of());
    assertThat(s.of(Metric.PROFIT_FACTOR).value()).isEmpty();
    assertThat(s.of(Metric.SHARPE).value()).isEmpty();
  }

  @Test
  void every_metric_is_there_even_without_trades() {
    PaperStatistics s = PaperStatistics.of(List.of(), List.of());
    assertThat(s.all()).hasSize(Metric.values().length);
    assertThat(s.of(Metric.HIT_RATE).value()).isEmpty();
    assertThat(s.of(Metric.EXPECTANCY).value()).isEmpty();
  }

  @Test
  void a_deposit_is_no_profit_and_a_drawdown_lasts_until_its_peak_is_seen_again() {
    List<EquityPoint> equity =
        List.of(
            new EquityPoint(0, 100, 100),
            new EquityPoint(DAY, 110, 100),
            new EquityPoint(2 * DAY, 199, 200),
            new EquityPoint(5 * DAY, 220, 200));
    PaperStatistics s = PaperStatistics.of(List.of(), equity);
    assertThat(s.of(Metric.MAX_DRAWDOWN).value().orElseThrow()).isCloseTo(0.1, within(1e-12));
    assertThat(s.of(Metric.DRAWDOWN_DAYS).value()).hasValue(4);
  }

  @Test
  void sharpe_is_the_daily_one_times_the_root_of_365() {
    List<EquityPoint> equity =
        List.of(
            EquityPoint.of(0, 1_000), EquityPoint.of(DAY, 1_010), EquityPoint.of(2 * DAY, 1_010),
            EquityPoint.of(3 * DAY, 1_030));
    PaperStatistics s = PaperStatistics.of(List.of(), equity);
    double[] r = {0, 0.01, 0, 1030.0 / 1010 - 1};
    double mean = (r[1] + r[3]) / 4;
    double squares = 0;
    for (double x : r) {
      squares += (x - mean) * (x - mean);
    }
    assertThat(s.of(Metric.SHARPE).value().orElseThrow())
        .isCloseTo(mean / Math.sqrt(squares / 3) * Math.sqrt(365), within(1e-9));
    assertThat(s.of(Metric.SORTINO).value()).isEmpty();
  }

  @Test
  void worst_takes_the_lower_outcome_of_a_flagged_trade_and_moves_the_curve() {
    Trades t = Trades.trade("x");
    t.worstLossE8 = 500_000_000;
    PaperTrade trade = t.build();
    List<EquityPoint> equity =
        List.of(
            EquityPoint.of(trade.entryNanos(), 1_000_000_000),
            EquityPoint.of(trade.exitNanos(), 1_800_000_000),
            EquityPoint.of(trade.exitNanos() + 1, 1_500_000_000));
    PaperStatistics worst = PaperStatistics.of(List.of(trade), equity, Variant.WORST);
    assertThat(worst.netE8()).isEqualTo(300_000_000);
    assertThat(worst.of(Metric.MAX_DRAWDOWN).value().orElseThrow())
        .isCloseTo(3.0 / 13, within(1e-12));
    assertThat(PaperStatistics.of(List.of(trade), equity).netE8()).isEqualTo(800_000_000);
  }

  @Test
  void r_counts_by_the_planned_risk_and_excursions_by_the_distance_at_the_fill() {
    Trades t = Trades.trade("x");
    t.entry = 101;
    t.worst = 99.5;
    PaperTrade trade = t.build();
    TradeMeasures m = TradeMeasures.of(trade);
    assertThat(m.r(trade, Variant.CHOSEN)).hasValue(1.5);
    assertThat(m.maeR()).isCloseTo(0.5, within(1e-12));
    assertThat(m.mfeR()).isCloseTo(1, within(1e-12));
  }

  @Test
  void trades_of_two_assets_are_refused() {
    Trades inverse = Trades.trade("i");
    inverse.instrument = Trades.INVERSE;
    assertThatThrownBy(
            () ->
                PaperStatistics.of(
                    List.of(Trades.trade("l").build(), inverse.build()), List.of()))
        .hasMessageContaining("USDT and AAA");
  }
}
