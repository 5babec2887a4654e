// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleSeries;
import io.github.liqscape.indicator.Sma;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.engine.SetupEngine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Rule;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

class Ta4jSignalTest {

  private static final Instrument INSTRUMENT =
      Instrument.linear(Venue.SYNTHETIC, "DRAWN", "DRAWN", "USDT").tickSize("0.01").build();

  private final List<Candle> candles = Drawn.candles(5, 300);

  @Test
  void a_rule_of_ta4j_is_a_feature_of_the_setup_at_the_close_that_it_is_about() {
    Ta4jSignal signal =
        Ta4jSignal.of(
            INSTRUMENT, "close beside its mean", Ta4jRule.windowed(20, Ta4jSignalTest::over),
            Ta4jRule.growing(20, Ta4jSignalTest::under));
    CandleSeries series = CandleSeries.of(candles.get(0).timeframe(), 60);
    SetupEngine engine = SetupEngine.of(INSTRUMENT, series.timeframe());
    Sma mean = Sma.of(20);
    int sides = 0;
    for (Candle candle : candles) {
      series.append(candle);
      mean.update(candle);
      signal.at(series).ifPresent(engine::accept);
      FeatureVector features =
          engine
              .apply(CandleEvent.recorded(INSTRUMENT, PriceKind.LAST, candle))
              .orElseThrow().facts().features();
      if (!mean.ready()) {
        assertThat(features.value(Feature.SIGNAL_SIDE)).isNaN();
      } else if (candle.close() != mean.value()) {
        assertThat(features.value(Feature.SIGNAL_SIDE))
            .isEqualTo(candle.close() > mean.value() ? 1 : -1);
        assertThat(features.value(Feature.SIGNAL_AGE_BARS)).isZero();
        assertThat(features.knownAtNanos(Feature.SIGNAL_SIDE)).isEqualTo(candle.closeNanos());
        sides += candle.close() > mean.value() ? 1 : 0;
      }
    }
    assertThat(sides).isBetween(30, 250);
  }

  @Test
  void conditions_that_agree_say_nothing() {
    CandleSeries series = Drawn.series(candles.subList(0, 3), 10);
    Ta4jSignal both = Ta4jSignal.of(INSTRUMENT, "both", closed -> true, closed -> true);
    Ta4jSignal none = Ta4jSignal.of(INSTRUMENT, "none", closed -> false, closed -> false);
    Ta4jSignal up = Ta4jSignal.of(INSTRUMENT, "up", closed -> true, closed -> false);
    assertThat(both.at(series)).isEmpty();
    assertThat(none.at(series)).isEmpty();
    assertThat(up.at(series)).get().extracting(ChartSignal::action)
        .isEqualTo(ChartSignal.Action.BUY);
    assertThat(up.at(Drawn.series(List.of(), 10))).isEmpty();
  }

  private static Rule over(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    return new OverIndicatorRule(close, new SMAIndicator(close, 20));
  }

  private static Rule under(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    return new UnderIndicatorRule(close, new SMAIndicator(close, 20));
  }
}
