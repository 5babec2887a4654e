// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.candle.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * The same lines by ta4j with its fast numbers. Its VWAP is of a window; 20 bars is a small one.
 * Its bars are made before, outside what is measured.
 */
final class Ta4jSet {

  private final BarSeries series =
      new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();

  private final List<org.ta4j.core.Indicator<Num>> lines = new ArrayList<>();
  private final SMAIndicator meanVolume;
  private final VWAPIndicator vwap;

  Ta4jSet() {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    MACDIndicator macd = new MACDIndicator(close, 12, 26);
    BollingerBandsMiddleIndicator middle =
        new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
    StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
    lines.add(new ATRIndicator(series, 14));
    lines.add(new RSIIndicator(close, 14));
    lines.add(macd);
    lines.add(macd.getSignalLine(9));
    lines.add(macd.getHistogram(9));
    lines.add(new ADXIndicator(series, 14));
    lines.add(new PlusDIIndicator(series, 14));
    lines.add(new MinusDIIndicator(series, 14));
    lines.add(new EMAIndicator(close, 20));
    lines.add(new EMAIndicator(close, 50));
    lines.add(middle);
    lines.add(new BollingerBandsUpperIndicator(middle, deviation));
    lines.add(new BollingerBandsLowerIndicator(middle, deviation));
    meanVolume = new SMAIndicator(new VolumeIndicator(series), 20);
    vwap = new VWAPIndicator(series, 20);
  }

  void apply(Bar bar, double[] out) {
    series.addBar(bar);
    int end = series.getEndIndex();
    int line = 0;
    for (org.ta4j.core.Indicator<Num> indicator : lines) {
      out[line++] = indicator.getValue(end).doubleValue();
    }
    out[line++] =
        end == 0
            ? Double.NaN
            : bar.getVolume().dividedBy(meanVolume.getValue(end - 1)).doubleValue();
    out[line] = vwap.getValue(end).doubleValue();
  }

  static Bar[] bars(Candle[] candles) {
    DoubleNumFactory numbers = DoubleNumFactory.getInstance();
    Bar[] bars = new Bar[candles.length];
    for (int i = 0; i < bars.length; i++) {
      Candle c = candles[i];
      Instant begin = Instant.ofEpochSecond(0, c.openNanos());
      bars[i] =
          new BaseBar(
              c.timeframe().duration(), begin, begin.plus(c.timeframe().duration()),
              numbers.numOf(c.open()), numbers.numOf(c.high()), numbers.numOf(c.low()),
              numbers.numOf(c.close()), numbers.numOf(c.volume()), numbers.zero(), 0);
    }
    return bars;
  }
}
