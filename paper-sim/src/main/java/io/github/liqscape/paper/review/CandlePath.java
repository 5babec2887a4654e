// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;

/** The closed candles of one instrument, oldest first. */
final class CandlePath {

  static final CandlePath EMPTY = new CandlePath(List.of());

  private static final int BEFORE = 40;
  private static final int AFTER = 20;
  private static final int MOST = 2_000;

  private final List<Candle> candles;

  private CandlePath(List<Candle> candles) {
    this.candles = candles;
  }

  static CandlePath of(Instrument instrument, List<Candle> given) {
    List<Candle> closed = new ArrayList<>(given.size());
    long before = Long.MIN_VALUE;
    for (Candle candle : given) {
      if (candle.openNanos() <= before) {
        throw new IllegalArgumentException(
            "candles of " + instrument + " must be in order of time, was " + candle);
      }
      before = candle.openNanos();
      if (candle.closed()) {
        closed.add(candle);
      }
    }
    return new CandlePath(List.copyOf(closed));
  }

  /** Candles that open at or after one time and close at or before another. */
  List<Candle> between(long from, long until) {
    int first = firstFrom(from);
    int end = first;
    while (end < candles.size() && candles.get(end).closeNanos() <= until) {
      end++;
    }
    return candles.subList(first, end);
  }

  /** Whether the candles go on to a time. */
  boolean reaches(long until) {
    return !candles.isEmpty() && candles.get(candles.size() - 1).closeNanos() >= until;
  }

  /** Those around a trade, some before and after it. */
  List<Candle> around(long from, long until) {
    int first = Math.max(0, firstFrom(from) - BEFORE);
    int end = Math.min(candles.size(), firstFrom(until) + AFTER);
    first = Math.max(first, end - MOST);
    return List.copyOf(candles.subList(Math.min(first, end), end));
  }

  private int firstFrom(long from) {
    int low = 0;
    int high = candles.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (candles.get(middle).openNanos() < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
