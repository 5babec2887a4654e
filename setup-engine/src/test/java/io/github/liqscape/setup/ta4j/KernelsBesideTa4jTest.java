// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.indicator.Adx;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.indicator.BollingerBands;
import io.github.liqscape.indicator.Cci;
import io.github.liqscape.indicator.Ema;
import io.github.liqscape.indicator.Macd;
import io.github.liqscape.indicator.Mfi;
import io.github.liqscape.indicator.Obv;
import io.github.liqscape.indicator.Rsi;
import io.github.liqscape.indicator.Sma;
import io.github.liqscape.indicator.StandardDeviation;
import io.github.liqscape.indicator.WilliamsR;
import io.github.liqscape.indicator.Wma;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.num.Num;

/** The kernels and ta4j agree once its first-value seeds are forgotten. */
class KernelsBesideTa4jTest {

  private static final int SIZE = 900;

  private final List<Candle> candles = Drawn.candles(9, SIZE);
  private final BarSeries series = CandleBarSeries.over(Drawn.series(candles, SIZE));
  private final ClosePriceIndicator close = new ClosePriceIndicator(series);

  @Test
  void averages_of_a_window_agree_from_the_first_value() {
    assertSame(Sma.of(20), new SMAIndicator(close, 20), 19, 1e-12);
    assertSame(Wma.of(20), new WMAIndicator(close, 20), 19, 1e-12);
    assertSame(WilliamsR.of(14), new WilliamsRIndicator(series, 14), 13, 1e-9);
    assertSame(Cci.of(20), new CCIIndicator(series, 20), 19, 1e-7);
    assertSame(Mfi.of(14), new MoneyFlowIndexIndicator(series, 14), 14, 1e-9);
    assertSame(Obv.create(), new OnBalanceVolumeIndicator(series), 0, 1e-9);
    StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
    assertSame(StandardDeviation.of(20), deviation, 19, 1e-9);
    BollingerBandsMiddleIndicator middle =
        new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
    assertSame(BollingerBands.usual(), middle, 19, 1e-12);
    assertSame(
        BollingerBands.usual(), 1, new BollingerBandsUpperIndicator(middle, deviation), 19, 1e-12);
  }

  /** After 400 bars a Wilder 14 has 1e-13 of its seed left, an EMA 50 still 1e-7. */
  @Test
  void recursive_ones_agree_after_their_warm_up() {
    assertSame(Rsi.of(14), new RSIIndicator(close, 14), 400, 1e-10);
    assertSame(Atr.of(14), new ATRIndicator(series, 14), 400, 1e-10);
    assertSame(Adx.of(14), new ADXIndicator(series, 14), 400, 1e-10);
    assertSame(Adx.of(14), 1, new PlusDIIndicator(series, 14), 400, 1e-10);
    assertSame(Adx.of(14), 2, new MinusDIIndicator(series, 14), 400, 1e-10);
    assertSame(Ema.of(20), new EMAIndicator(close, 20), 400, 1e-12);
    assertSame(Ema.of(50), new EMAIndicator(close, 50), 400, 1e-8);
    MACDIndicator macd = new MACDIndicator(close, 12, 26);
    assertSame(Macd.usual(), macd, 400, 1e-10);
    assertSame(Macd.usual(), 1, macd.getSignalLine(9), 400, 1e-10);
  }

  private void assertSame(
      io.github.liqscape.indicator.Indicator ours, Indicator<Num> theirs, int from, double tol) {
    assertSame(ours, 0, theirs, from, tol);
  }

  private void assertSame(
      io.github.liqscape.indicator.Indicator ours,
      int line,
      Indicator<Num> theirs,
      int from,
      double tolerance) {
    for (int i = 0; i < SIZE; i++) {
      ours.update(candles.get(i));
      if (i >= from) {
        double expected = theirs.getValue(i).doubleValue();
        assertThat(ours.line(line)).as("%s line %d bar %d", ours, line, i)
            .isCloseTo(expected, within(tolerance * (1 + Math.abs(expected))));
      }
    }
  }
}
