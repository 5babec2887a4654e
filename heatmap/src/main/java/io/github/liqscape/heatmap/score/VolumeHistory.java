// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.Trade;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Traded quantity by price of the last seven days, by whole hours, on a log grid four times finer
 * than the map's. An hour with trades is made of trades; one without is made of closed last-price
 * candles, whose volume is spread evenly over their range. Of several candle lengths the first one
 * seen counts.
 */
final class VolumeHistory {

  private static final double DELTA = 6.25e-5;
  private static final long HOUR = 3_600_000_000_000L;
  private static final int HOURS = 168;

  private static final class Hour {
    final LogHistogram trades = new LogHistogram();
    final LogHistogram candles = new LogHistogram();

    LogHistogram volume() {
      return trades.isEmpty() ? candles : trades;
    }
  }

  private final TreeMap<Long, Hour> hours = new TreeMap<>();
  private @Nullable Timeframe timeframe;

  void add(Trade trade) {
    hour(trade.eventNanos()).trades.add(bin(trade.price()), trade.quantity());
  }

  void add(Candle candle) {
    if (timeframe == null) {
      timeframe = candle.timeframe();
    }
    if (!candle.closed() || candle.timeframe() != timeframe || !(candle.volume() > 0)) {
      return;
    }
    int from = bin(candle.low());
    int to = bin(candle.high());
    Hour hour = hour(candle.openNanos());
    for (int k = from; k <= to; k++) {
      hour.candles.add(k, candle.volume() / (to - from + 1));
    }
  }

  private Hour hour(long nanos) {
    long key = Math.floorDiv(nanos, HOUR);
    hours.headMap(key - HOURS, false).clear();
    return hours.computeIfAbsent(key, k -> new Hour());
  }

  /** The profile at a time; null unless at least 90 % of the hours of seven days traded. */
  @Nullable LogHistogram before(long nanos) {
    long now = Math.floorDiv(nanos, HOUR);
    LogHistogram sum = new LogHistogram();
    int known = 0;
    for (Hour hour : hours.subMap(now - HOURS, true, now, true).values()) {
      LogHistogram volume = hour.volume();
      if (!volume.isEmpty()) {
        known++;
        volume.forEach(sum::add);
      }
    }
    return known >= 0.9 * HOURS ? sum : null;
  }

  private static int bin(double price) {
    return (int) Math.floor(Math.log(price) / DELTA);
  }

  /** Price at the middle of a bin. */
  static double price(int bin) {
    return Math.exp((bin + 0.5) * DELTA);
  }
}
