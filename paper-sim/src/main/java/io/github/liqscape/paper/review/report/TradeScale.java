// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import io.github.liqscape.candle.Candle;
import java.util.ArrayList;
import java.util.List;

/** Where times and prices lie: both linear. */
record TradeScale(
    long from, long to, double low, double high, int left, int top, int width, int height) {

  static TradeScale of(
      List<Candle> candles, List<Double> prices, int left, int top, int width, int height) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (Candle candle : candles) {
      low = Math.min(low, candle.low());
      high = Math.max(high, candle.high());
    }
    for (double price : prices) {
      low = Math.min(low, price);
      high = Math.max(high, price);
    }
    double pad = Math.max((high - low) * 0.06, high * 1e-6);
    return new TradeScale(
        candles.get(0).openNanos(), candles.get(candles.size() - 1).closeNanos(), low - pad,
        high + pad, left, top, width, height);
  }

  double x(long nanos) {
    double at = left + (double) (nanos - from) / (to - from) * width;
    return Math.clamp(at, left, left + width);
  }

  double y(double price) {
    return top + height * (high - price) / (high - low);
  }

  boolean shows(double price) {
    return price >= low && price <= high;
  }

  int right() {
    return left + width;
  }

  int bottom() {
    return top + height;
  }

  /** Round prices, at least 44 pixels apart. */
  List<Double> priceTicks() {
    double least = (high - low) * 44 / height;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double step = 10 * power;
    for (int digit : new int[] {5, 2, 1}) {
      step = digit * power >= least ? digit * power : step;
    }
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
