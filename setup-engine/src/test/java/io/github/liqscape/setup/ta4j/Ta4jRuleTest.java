// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleCondition;
import io.github.liqscape.candle.CandleSeries;
import io.github.liqscape.indicator.Sma;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Rule;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.OverIndicatorRule;

class Ta4jRuleTest {

  private final List<Candle> candles = Drawn.candles(5, 200);

  @Test
  void a_rule_holds_at_the_newest_closed_candle_and_not_before_there_are_enough() {
    CandleCondition windowed = Ta4jRule.windowed(20, Ta4jRuleTest::closeOverMean);
    CandleCondition growing = Ta4jRule.growing(20, Ta4jRuleTest::closeOverMean);
    CandleSeries series = Drawn.series(List.of(), 60);
    Sma mean = Sma.of(20);
    int held = 0;
    assertThat(windowed.test(series)).isFalse();
    assertThat(growing.test(series)).isFalse();
    for (Candle candle : candles) {
      series.append(candle);
      mean.update(candle);
      boolean expected = mean.ready() && candle.close() > mean.value();
      assertThat(windowed.test(series)).isEqualTo(expected);
      assertThat(growing.test(series)).isEqualTo(expected);
      assertThat(windowed.test(series.snapshot())).isEqualTo(expected);
      held += expected ? 1 : 0;
    }
    assertThat(held).isBetween(20, 160);
  }

  @Test
  void garbage_after_the_newest_candle_changes_no_answer() {
    CandleSeries series = Drawn.series(candles.subList(0, 100), 200);
    CandleCondition rule = Ta4jRule.windowed(50, Ta4jRuleTest::closeOverMean);
    boolean before = rule.test(series);
    Candle last = candles.get(100);
    series.append(
        new Candle(
            last.timeframe(), last.openNanos(), 1e9, 1e9, 1, 1, 0, 0, 0, 0, false));
    assertThat(rule.test(series)).isEqualTo(before);
  }

  @Test
  void one_that_grows_belongs_to_its_series() {
    CandleSeries series = Drawn.series(candles.subList(0, 50), 200);
    Ta4jRule rule = Ta4jRule.growing(1, Ta4jRuleTest::closeOverMean);
    rule.test(series);
    assertThatThrownBy(() -> rule.test(series.snapshot()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to the series it first saw");
    assertThatThrownBy(() -> rule.test(series.corrected(candles.get(3))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void evidence_says_when_it_was_known() {
    CandleSeries series = Drawn.series(candles.subList(0, 30), 200);
    Ta4jEvidence mean = Ta4jEvidence.windowed("mean", 20, Ta4jRuleTest::mean);
    CandleEvidence evidence = mean.at(series);
    assertThat(evidence.name()).isEqualTo("mean").isEqualTo(mean.name());
    assertThat(evidence.index()).isEqualTo(29);
    assertThat(evidence.knownAtNanos()).isEqualTo(candles.get(29).closeNanos());
    assertThat(evidence.known()).isTrue();
    CandleEvidence early = mean.at(Drawn.series(candles.subList(0, 19), 200));
    assertThat(early.known()).isFalse();
    assertThatThrownBy(() -> mean.at(Drawn.series(List.of(), 5)))
        .hasMessage("candles must not be empty");
  }

  @Test
  void a_rule_is_evidence_of_one_or_zero() {
    CandleSeries series = Drawn.series(List.of(), 200);
    Ta4jRule rule = Ta4jRule.windowed(20, Ta4jRuleTest::closeOverMean);
    assertThatThrownBy(() -> rule.at("over", series)).hasMessage("candles must not be empty");
    for (int i = 0; i < 100; i++) {
      series.append(candles.get(i));
      Double expected = i < 19 ? Double.NaN : rule.test(series) ? 1 : 0;
      CandleEvidence evidence = rule.at("over", series);
      assertThat((Double) evidence.value()).isEqualTo(expected);
      assertThat(evidence.knownAtNanos()).isEqualTo(candles.get(i).closeNanos());
    }
  }

  @Test
  void windows_and_warm_ups_out_of_range_are_named() {
    assertThatThrownBy(() -> Ta4jRule.windowed(0, Ta4jRuleTest::closeOverMean))
        .hasMessage("window must be >= 1, was 0");
    assertThatThrownBy(() -> Ta4jEvidence.growing("x", 0, Ta4jRuleTest::mean))
        .hasMessage("warmUp must be >= 1, was 0");
  }

  private static SMAIndicator mean(BarSeries series) {
    return new SMAIndicator(new ClosePriceIndicator(series), 20);
  }

  private static Rule closeOverMean(BarSeries series) {
    return new OverIndicatorRule(new ClosePriceIndicator(series), mean(series));
  }
}
