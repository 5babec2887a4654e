package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** The newest closed bars in columns, the ATR as of the newest, and the counter of object ids. */
final class BarWindow {

  private static final int OPEN = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int CLOSE = 3;
  private static final int RELATIVE_VOLUME = 4;
  private static final int COLUMNS = 5;

  private final Timeframe timeframe;
  private final int memory;
  private final int mask;
  private final long[] openNanos;
  private final double[][] columns;
  private int newest = -1;
  private double atr = Double.NaN;
  private int nextId;

  BarWindow(Timeframe timeframe, StructureConfig config) {
    this.timeframe = timeframe;
    this.memory = config.memoryBars();
    int needed = memory + Math.max(config.internalSize(), config.swingSize()) + 2;
    int length = Integer.highestOneBit(2 * needed - 1);
    this.mask = length - 1;
    this.openNanos = new long[length];
    this.columns = new double[COLUMNS][length];
  }

  void add(
      long nanos, double open, double high, double low, double close, double relVolume,
      double newAtr) {
    newest = Math.incrementExact(newest);
    int slot = newest & mask;
    openNanos[slot] = nanos;
    columns[OPEN][slot] = open;
    columns[HIGH][slot] = high;
    columns[LOW][slot] = low;
    columns[CLOSE][slot] = close;
    columns[RELATIVE_VOLUME][slot] = relVolume;
    atr = newAtr;
  }

  Timeframe timeframe() {
    return timeframe;
  }

  /** Age in bars beyond which objects are forgotten. */
  int memory() {
    return memory;
  }

  /** Index of the newest bar, -1 before the first. */
  int newest() {
    return newest;
  }

  /** Index of the oldest bar held. */
  int oldest() {
    return Math.max(0, newest - mask);
  }

  /** ATR of the newest bar, NaN while unknown. */
  double atr() {
    return atr;
  }

  int nextId() {
    return nextId++;
  }

  long openNanos(int index) {
    return openNanos[slot(index)];
  }

  long closeNanos(int index) {
    return openNanos(index) + timeframe.nanos();
  }

  double open(int index) {
    return columns[OPEN][slot(index)];
  }

  double high(int index) {
    return columns[HIGH][slot(index)];
  }

  double low(int index) {
    return columns[LOW][slot(index)];
  }

  double close(int index) {
    return columns[CLOSE][slot(index)];
  }

  /** Volume over the mean of the 20 bars before, NaN if unknown. */
  double relativeVolume(int index) {
    return columns[RELATIVE_VOLUME][slot(index)];
  }

  /** High or low of a bar. */
  double extreme(Extreme side, int index) {
    return columns[side == Extreme.HIGH ? HIGH : LOW][slot(index)];
  }

  private int slot(int index) {
    if (index > newest || index < oldest()) {
      throw new IndexOutOfBoundsException(
          "bar must be in [" + oldest() + ", " + newest + "], was " + index);
    }
    return index & mask;
  }

  void save(StateWriter out) throws IOException {
    int size = newest < 0 ? 0 : newest - oldest() + 1;
    long[] nanos = new long[size];
    double[] column = new double[size];
    for (int i = 0; i < size; i++) {
      nanos[i] = openNanos[(oldest() + i) & mask];
    }
    out.integer(newest).decimal(atr).integer(nextId).numbers(nanos);
    for (double[] values : columns) {
      for (int i = 0; i < size; i++) {
        column[i] = values[(oldest() + i) & mask];
      }
      out.decimals(column);
    }
  }

  void restore(StateReader in) throws IOException {
    newest = in.integer(-1, Integer.MAX_VALUE);
    atr = in.decimal();
    nextId = in.integer(0, Integer.MAX_VALUE);
    long[] nanos = in.numbers(mask + 1);
    int size = newest < 0 ? 0 : newest - oldest() + 1;
    Saved.requireLength(nanos.length, size);
    for (int i = 0; i < size; i++) {
      openNanos[(oldest() + i) & mask] = nanos[i];
    }
    for (double[] values : columns) {
      double[] column = in.decimals(mask + 1);
      Saved.requireLength(column.length, size);
      for (int i = 0; i < size; i++) {
        values[(oldest() + i) & mask] = column[i];
      }
    }
  }
}
