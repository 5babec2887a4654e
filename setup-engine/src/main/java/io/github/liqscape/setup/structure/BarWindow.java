// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** The newest closed bars in columns, the ATR as of the newest, and the counter of object ids. */
final class BarWindow {

  private final Timeframe timeframe;
  private final int memory;
  private final int mask;
  private final long[] openNanos;
  private final double[] opens;
  private final double[] highs;
  private final double[] lows;
  private final double[] closes;
  private final double[] relativeVolumes;
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
    this.opens = new double[length];
    this.highs = new double[length];
    this.lows = new double[length];
    this.closes = new double[length];
    this.relativeVolumes = new double[length];
    this.columns = new double[][] {opens, highs, lows, closes, relativeVolumes};
  }

  void add(
      long nanos, double open, double high, double low, double close, double relVolume,
      double newAtr) {
    newest = Math.incrementExact(newest);
    int slot = newest & mask;
    openNanos[slot] = nanos;
    opens[slot] = open;
    highs[slot] = high;
    lows[slot] = low;
    closes[slot] = close;
    relativeVolumes[slot] = relVolume;
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
    return opens[slot(index)];
  }

  double high(int index) {
    return highs[slot(index)];
  }

  double low(int index) {
    return lows[slot(index)];
  }

  double close(int index) {
    return closes[slot(index)];
  }

  /** Volume over the mean of the 20 bars before, NaN if unknown. */
  double relativeVolume(int index) {
    return relativeVolumes[slot(index)];
  }

  /** High or low of a bar. */
  double extreme(Extreme side, int index) {
    return (side == Extreme.HIGH ? highs : lows)[slot(index)];
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
