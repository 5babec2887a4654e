// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.paper.gate.DailyVolatility;
import java.util.ArrayList;
import java.util.List;

/**
 * Daily ATR(14) over the close, from smaller candles. Days that begin or end in a gap count as they
 * are.
 */
final class DayRanges {

  private static final long DAY = 86_400_000_000_000L;

  private DayRanges() {}

  static List<DailyVolatility> of(List<Candle> candles) {
    List<DailyVolatility> days = new ArrayList<>();
    Atr atr = Atr.of(Atr.USUAL_PERIODS);
    int i = 0;
    while (i < candles.size()) {
      long day = Math.floorDiv(candles.get(i).openNanos(), DAY);
      double high = Double.NEGATIVE_INFINITY;
      double low = Double.POSITIVE_INFINITY;
      double close = Double.NaN;
      for (; i < candles.size() && Math.floorDiv(candles.get(i).openNanos(), DAY) == day; i++) {
        high = Math.max(high, candles.get(i).high());
        low = Math.min(low, candles.get(i).low());
        close = candles.get(i).close();
      }
      atr.update(high, low, close);
      if (atr.value() > 0) {
        days.add(new DailyVolatility(day * DAY, atr.value() / close));
      }
    }
    return days;
  }
}
