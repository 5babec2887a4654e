// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleSeries;
import io.github.liqscape.candle.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One-minute candles of a price drawn from a seed. */
final class Drawn {

  private Drawn() {}

  static List<Candle> candles(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Candle> candles = new ArrayList<>();
    double price = 60_000;
    for (int i = 0; i < count; i++) {
      double close = price * (1 + 2e-3 * random.nextGaussian());
      double high = Math.max(price, close) * (1 + 1e-3 * random.nextDouble());
      double low = Math.min(price, close) * (1 - 1e-3 * random.nextDouble());
      candles.add(
          Candle.closed(
              Timeframe.M1, i * Timeframe.M1.nanos(), price, high, low, close,
              1 + random.nextDouble()));
      price = close;
    }
    return candles;
  }

  static CandleSeries series(List<Candle> candles, int capacity) {
    CandleSeries series = CandleSeries.of(Timeframe.M1, capacity);
    candles.forEach(series::append);
    return series;
  }
}
