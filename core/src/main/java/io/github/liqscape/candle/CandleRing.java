package io.github.liqscape.candle;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * Closed candles in columns, the oldest overwritten once the capacity is reached.
 *
 * <p>The candle with index i lies at i modulo the length of the columns, a power of two. Columns start
 * small and double, so a large capacity costs nothing until it is used.
 */
final class CandleRing {

  private static final int INITIAL = 16;

  private final Timeframe timeframe;
  private final int capacity;
  private int first;
  private int end;
  private long[] openNanos;
  private double[] open;
  private double[] high;
  private double[] low;
  private double[] close;
  private double[] volume;
  private double[] quoteVolume;
  private double[] takerBuyVolume;
  private int[] tradeCount;

  CandleRing(Timeframe timeframe, int capacity, int firstIndex) {
    this.timeframe = timeframe;
    this.capacity = capacity;
    first = firstIndex;
    end = firstIndex;
    openNanos = new long[INITIAL];
    open = new double[INITIAL];
    high = new double[INITIAL];
    low = new double[INITIAL];
    close = new double[INITIAL];
    volume = new double[INITIAL];
    quoteVolume = new double[INITIAL];
    takerBuyVolume = new double[INITIAL];
    tradeCount = new int[INITIAL];
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
    open[slot] = candle.open();
    high[slot] = candle.high();
    low[slot] = candle.low();
    close[slot] = candle.close();
    volume[slot] = candle.volume();
    quoteVolume[slot] = candle.quoteVolume();
    takerBuyVolume[slot] = candle.takerBuyVolume();
    tradeCount[slot] = candle.tradeCount();
  }

  Candle candle(int index) {
    int slot = slot(index);
    return new Candle(
        timeframe, openNanos[slot], open[slot], high[slot], low[slot], close[slot], volume[slot],
        quoteVolume[slot], takerBuyVolume[slot], tradeCount[slot], true);
  }

  long openNanos(int index) {
    return openNanos[slot(index)];
  }

  double open(int index) {
    return open[slot(index)];
  }

  double high(int index) {
    return high[slot(index)];
  }

  double low(int index) {
    return low[slot(index)];
  }

  double close(int index) {
    return close[slot(index)];
  }

  double volume(int index) {
    return volume[slot(index)];
  }

  double quoteVolume(int index) {
    return quoteVolume[slot(index)];
  }

  double takerBuyVolume(int index) {
    return takerBuyVolume[slot(index)];
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
    int from = Math.max(first, end - newest);
    CandleRing copy = new CandleRing(timeframe, capacity, from);
    for (int i = from; i < end; i++) {
      copy.add(candle(i));
    }
    return copy;
  }

  void save(StateWriter out) throws IOException {
    out.constant(timeframe).integer(capacity).integer(first);
    out.numbers(inOrder(openNanos));
    for (double[] column : columns()) {
      out.decimals(inOrder(column));
    }
    int[] counts = new int[end - first];
    for (int i = first; i < end; i++) {
      counts[i - first] = tradeCount(i);
    }
    out.integers(counts);
  }

  /** Reads what {@link #save} wrote; every candle is checked as if it were appended. */
  static CandleRing restore(StateReader in) throws IOException {
    Timeframe timeframe = in.constant(Timeframe.class);
    int capacity = in.integer(1, CandleSeries.MAX_CAPACITY);
    int first = in.integer(0, Integer.MAX_VALUE - capacity);
    long[] times = in.numbers(capacity);
    double[][] columns = new double[7][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = in.decimals(capacity);
      requireLength(columns[c].length, times.length);
    }
    int[] counts = in.integers(capacity);
    requireLength(counts.length, times.length);
    CandleRing ring = new CandleRing(timeframe, capacity, first);
    for (int i = 0; i < times.length; i++) {
      if (i > 0 && times[i] <= times[i - 1]) {
        throw StateReader.malformed("candles do not rise in time");
      }
      ring.add(
          new Candle(
              timeframe, times[i], columns[0][i], columns[1][i], columns[2][i], columns[3][i],
              columns[4][i], columns[5][i], columns[6][i], counts[i], true));
    }
    return ring;
  }

  private static void requireLength(int found, int expected) throws IOException {
    if (found != expected) {
      throw StateReader.malformed("columns of " + found + " and " + expected + " candles");
    }
  }

  private double[][] columns() {
    return new double[][] {open, high, low, close, volume, quoteVolume, takerBuyVolume};
  }

  private double[] inOrder(double[] column) {
    double[] ordered = new double[end - first];
    for (int i = first; i < end; i++) {
      ordered[i - first] = column[slot(i)];
    }
    return ordered;
  }

  private long[] inOrder(long[] column) {
    long[] ordered = new long[end - first];
    for (int i = first; i < end; i++) {
      ordered[i - first] = column[slot(i)];
    }
    return ordered;
  }

  private int slot(int index) {
    if (index < first || index >= end) {
      throw new IndexOutOfBoundsException(
          "index must be in [" + first + ", " + end + "), was " + index);
    }
    return index & (openNanos.length - 1);
  }

  /** Doubling moves candles whose index lies past the old length; it is simplest to place all anew. */
  private void grow() {
    int old = openNanos.length;
    openNanos = grown(openNanos);
    open = grown(open);
    high = grown(high);
    low = grown(low);
    close = grown(close);
    volume = grown(volume);
    quoteVolume = grown(quoteVolume);
    takerBuyVolume = grown(takerBuyVolume);
    int[] counts = new int[2 * old];
    for (int i = first; i < end; i++) {
      counts[i & (2 * old - 1)] = tradeCount[i & (old - 1)];
    }
    tradeCount = counts;
  }

  private double[] grown(double[] column) {
    double[] grown = Arrays.copyOf(column, 2 * column.length);
    for (int i = first; i < end; i++) {
      grown[i & (grown.length - 1)] = column[i & (column.length - 1)];
    }
    return grown;
  }

  private long[] grown(long[] column) {
    long[] grown = Arrays.copyOf(column, 2 * column.length);
    for (int i = first; i < end; i++) {
      grown[i & (grown.length - 1)] = column[i & (column.length - 1)];
    }
    return grown;
  }
}
