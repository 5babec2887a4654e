// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import java.util.SplittableRandom;

/** One-minute candles of a drawn price: what the benchmark feeds to everyone. */
final class IndicatorTape {

  static final int CANDLES = 4_096;

  private IndicatorTape() {}

  static Candle[] draw() {
    SplittableRandom random = new SplittableRandom(11);
    Candle[] candles = new Candle[CANDLES];
    double price = 60_000;
    for (int i = 0; i < CANDLES; i++) {
      double open = price;
      double close = tick(open * (1 + 8e-4 * random.nextGaussian()));
      double high = tick(Math.max(open, close) * (1 + 3e-4 * random.nextDouble()));
      double low = tick(Math.min(open, close) * (1 - 3e-4 * random.nextDouble()));
      candles[i] =
          Candle.closed(
              Timeframe.M1, i * Timeframe.M1.nanos(), open, Math.max(high, Math.max(open, close)),
              Math.min(low, Math.min(open, close)), close, 1 + 100 * random.nextDouble());
      price = close;
    }
    return candles;
  }

  private static double tick(double price) {
    return Math.round(price * 10) / 10.0;
  }
}
