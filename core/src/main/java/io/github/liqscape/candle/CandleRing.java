// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * Closed candles in columns, the oldest overwritten once the capacity is reached.
 *
 * <p>The candle with index i lies at i modulo the length of the columns, a power of two. Columns
 * start small and double, so a large capacity costs nothing until it is used.
 */
final class CandleRing {

  static final int OPEN = 0;
  static final int HIGH = 1;
  static final int LOW = 2;
  static final int CLOSE = 3;
  static final int VOLUME = 4;
  static final int QUOTE_VOLUME = 5;
  static final int TAKER_BUY_VOLUME = 6;

  private static final int COLUMNS = 7;
  private static final int INITIAL = 16;

  private final Timeframe timeframe;
  private final int capacity;
  private int first;
  private int end;
  private long[] openNanos;
  private double[][] columns;
  private int[] tradeCount;

  CandleRing(Timeframe timeframe, int capacity, int firstIndex) {
    this(timeframe, capacity, firstIndex, INITIAL);
  }

  private CandleRing(Timeframe timeframe, int capacity, int firstIndex, int length) {
    this.timeframe = timeframe;
    this.capacity = capacity;
    first = firstIndex;
    end = firstIndex;
    openNanos = new long[length];
    columns = new double[COLUMNS][length];
    tradeCount = new int[length];
  }

  Timeframe timeframe() {
    return timeframe;
  }

  int capacity() {
    return capacity;
  }

  int first() {
    return first;
  }

  int end() {
    return end;
  }

  void add(Candle candle) {
    if (end - first == capacity) {
      first++;
    } else if (end - first == openNanos.length) {
      grow();
    }
    end++;
    set(end - 1, candle);
  }

  void set(int index, Candle candle) {
    int slot = slot(index);
    openNanos[slot] = candle.openNanos();
    columns[OPEN][slot] = candle.open();
    columns[HIGH][slot] = candle.high();
    columns[LOW][slot] = candle.low();
    columns[CLOSE][slot] = candle.close();
    columns[VOLUME][slot] = candle.volume();
    columns[QUOTE_VOLUME][slot] = candle.quoteVolume();
    columns[TAKER_BUY_VOLUME][slot] = candle.takerBuyVolume();
    tradeCount[slot] = candle.tradeCount();
  }

  Candle candle(int index) {
    return new Candle(
        timeframe, openNanos(index), at(OPEN, index), at(HIGH, index), at(LOW, index),
        at(CLOSE, index), at(VOLUME, index), at(QUOTE_VOLUME, index),
        at(TAKER_BUY_VOLUME, index), tradeCount(index), true);
  }

  long openNanos(int index) {
    return openNanos[slot(index)];
  }

  double at(int column, int index) {
    return columns[column][slot(index)];
  }

  int tradeCount(int index) {
    return tradeCount[slot(index)];
  }

  int indexOf(long nanos) {
    int from = first;
    int to = end - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      long found = openNanos(middle);
      if (found == nanos) {
        return middle;
      }
      if (found < nanos) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }

  /** The newest candles with their indices; later changes of this ring do not reach the copy. */
  CandleRing copy(int newest) {
    int size = Math.min(newest, end - first);
    return copy(size, Math.max(INITIAL, Integer.highestOneBit(Math.max(1, 2 * size - 1))));
  }

  private void grow() {
    CandleRing larger = copy(end - first, 2 * openNanos.length);
    openNanos = larger.openNanos;
    columns = larger.columns;
    tradeCount = larger.tradeCount;
  }

  private CandleRing copy(int size, int length) {
    CandleRing copy = new CandleRing(timeframe, capacity, end - size, length);
    copy.end = end;
    for (int i = end - size; i < end; i++) {
      copy.openNanos[copy.slot(i)] = openNanos(i);
      copy.tradeCount[copy.slot(i)] = tradeCount(i);
    }
    for (int c = 0; c < COLUMNS; c++) {
      double[] to = copy.columns[c];
      for (int i = end - size; i < end; i++) {
        to[i & (length - 1)] = at(c, i);
      }
    }
    return copy;
  }

  void save(StateWriter out) throws IOException {
    int size = end - first;
    long[] times = new long[size];
    int[] counts = new int[size];
    for (int i = 0; i < size; i++) {
      times[i] = openNanos(first + i);
      counts[i] = tradeCount(first + i);
    }
    out.constant(timeframe).integer(capacity).integer(first).numbers(times).integers(counts);
    double[] ordered = new double[size];
    for (int c = 0; c < COLUMNS; c++) {
      for (int i = 0; i < size; i++) {
        ordered[i] = at(c, first + i);
      }
      out.decimals(ordered);
    }
  }

  /** Reads what {@link #save} wrote; every candle is checked as if it were appended. */
  static CandleRing restore(StateReader in) throws IOException {
    Timeframe timeframe = in.constant(Timeframe.class);
    int capacity = in.integer(1, CandleSeries.MAX_CAPACITY);
    int first = in.integer(0, Integer.MAX_VALUE - capacity);
    long[] times = in.numbers(capacity);
    int[] counts = in.integers(capacity);
    requireLength(counts.length, times.length);
    double[][] saved = new double[COLUMNS][];
    for (int c = 0; c < COLUMNS; c++) {
      saved[c] = in.decimals(capacity);
      requireLength(saved[c].length, times.length);
    }
    CandleRing ring = new CandleRing(timeframe, capacity, first);
    for (int i = 0; i < times.length; i++) {
      if (i > 0 && times[i] <= times[i - 1]) {
        throw StateReader.malformed("candles do not rise in time");
      }
      ring.add(
          new Candle(
              timeframe, times[i], saved[OPEN][i], saved[HIGH][i], saved[LOW][i],
              saved[CLOSE][i], saved[VOLUME][i], saved[QUOTE_VOLUME][i],
              saved[TAKER_BUY_VOLUME][i], counts[i], true));
    }
    return ring;
  }

  private static void requireLength(int found, int expected) throws IOException {
    if (found != expected) {
      throw StateReader.malformed("columns of " + found + " and " + expected + " candles");
    }
  }

  private int slot(int index) {
    if (index < first || index >= end) {
      throw new IndexOutOfBoundsException(
          "index must be in [" + first + ", " + end + "), was " + index);
    }
    return index & (openNanos.length - 1);
  }
}
