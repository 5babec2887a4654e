// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.StopGainRule;
import org.ta4j.core.rules.StopLossRule;

/** A seeded walk of five-minute candles and one strategy for both backtesters. */
final class BarTape {

  private static final int FAST = 8;
  private static final int SLOW = 21;
  private static final double STOP_PERCENT = 0.6;
  private static final double GAIN_PERCENT = 1.2;

  private BarTape() {}

  static List<Candle> candles(int bars, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    long ticks = 1_000_000;
    for (int i = 0; i < bars; i++) {
      long open = ticks;
      long high = open;
      long low = open;
      for (int step = 0; step < 6; step++) {
        ticks += Math.round(random.nextGaussian() * 200);
        high = Math.max(high, ticks);
        low = Math.min(low, ticks);
      }
      candles.add(
          Candle.closed(
              Timeframe.M5, PaperVenue.BARS_START + i * Timeframe.M5.nanos(), open / 10.0,
              high / 10.0, low / 10.0, ticks / 10.0, 1_000));
    }
    return candles;
  }

  static List<MarketEvent> events(List<Candle> candles) {
    return candles.stream()
        .map(c -> (MarketEvent) CandleEvent.recorded(PaperVenue.BTC, PriceKind.LAST, c))
        .toList();
  }

  /** The candles as ta4j wants them. */
  static BarSeries series(List<Candle> candles, NumFactory numbers) {
    BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
    for (Candle c : candles) {
      series.addBar(
          series
              .barBuilder()
              .timePeriod(c.timeframe().duration())
              .endTime(Instant.ofEpochSecond(c.closeNanos() / 1_000_000_000L))
              .openPrice(c.open())
              .highPrice(c.high())
              .lowPrice(c.low())
              .closePrice(c.close())
              .volume(c.volume())
              .build());
    }
    return series;
  }

  /** Two means that cross, with a stop and a target at closing prices. */
  static Strategy strategy(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    SMAIndicator fast = new SMAIndicator(close, FAST);
    SMAIndicator slow = new SMAIndicator(close, SLOW);
    return new BaseStrategy(
        new CrossedUpIndicatorRule(fast, slow),
        new CrossedDownIndicatorRule(fast, slow)
            .or(new StopLossRule(close, STOP_PERCENT))
            .or(new StopGainRule(close, GAIN_PERCENT)),
        SLOW);
  }
}
