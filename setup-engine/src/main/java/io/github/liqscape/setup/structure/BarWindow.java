// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * The newest closed bars, the ATR as of the newest, and the counter of object ids. What is known of a
 * bar stands side by side: what asks for one number mostly asks for the others as well.
 */
final class BarWindow {

  private static final int OPEN = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int CLOSE = 3;
  private static final int RELATIVE_VOLUME = 4;
  private static final int DECIMALS = 5;

  /** The bits of a whole number. */
  private static final int OPEN_NANOS = 5;

  private static final int WIDTH = 6;

  private final Timeframe timeframe;
  private final int memory;
  private final int mask;
  private final double[] rows;
  private int newest = -1;

  /** Of the newest bar, for whom every part of a structure asks. */
  private long newestNanos;

  private double atr = Double.NaN;
  private int nextId;

  /**
   * An empty window.
   *
   * @param memory age in bars beyond which objects are forgotten
   * @param span bars until a pivot of the larger size is confirmed
   */
  BarWindow(Timeframe timeframe, int memory, int span) {
    this.timeframe = timeframe;
    this.memory = memory;
    int needed = memory + span + 2;
    int length = Integer.highestOneBit(2 * needed - 1);
    this.mask = length - 1;
    this.rows = new double[length * WIDTH];
  }

  void add(
      long nanos, double open, double high, double low, double close, double relVolume,
      double newAtr) {
    newest = Math.incrementExact(newest);
    int slot = newest & mask;
    newestNanos = nanos;
    int row = slot * WIDTH;
    rows[row + OPEN_NANOS] = Double.longBitsToDouble(nanos);
    rows[row + OPEN] = open;
    rows[row + HIGH] = high;
    rows[row + LOW] = low;
    rows[row + CLOSE] = close;
    rows[row + RELATIVE_VOLUME] = relVolume;
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
    return index == newest && index >= 0 ? newestNanos : nanos(slot(index));
  }

  private long nanos(int slot) {
    return Double.doubleToRawLongBits(rows[slot * WIDTH + OPEN_NANOS]);
  }

  long closeNanos(int index) {
    return openNanos(index) + timeframe.nanos();
  }

  double open(int index) {
    return rows[row(index) + OPEN];
  }

  double high(int index) {
    return rows[row(index) + HIGH];
  }

  double low(int index) {
    return rows[row(index) + LOW];
  }

  double close(int index) {
    return rows[row(index) + CLOSE];
  }

  /** Volume over the mean of the 20 bars before, NaN if unknown. */
  double relativeVolume(int index) {
    return rows[row(index) + RELATIVE_VOLUME];
  }

  /** High or low of a bar. */
  double extreme(Extreme side, int index) {
    return rows[row(index) + (side == Extreme.HIGH ? HIGH : LOW)];
  }

  private int row(int index) {
    return slot(index) * WIDTH;
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
      nanos[i] = nanos((oldest() + i) & mask);
    }
    out.integer(newest).decimal(atr).integer(nextId).numbers(nanos);
    for (int of = 0; of < DECIMALS; of++) {
      for (int i = 0; i < size; i++) {
        column[i] = rows[((oldest() + i) & mask) * WIDTH + of];
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
      rows[((oldest() + i) & mask) * WIDTH + OPEN_NANOS] = Double.longBitsToDouble(nanos[i]);
      newestNanos = nanos[i];
    }
    for (int of = 0; of < DECIMALS; of++) {
      double[] column = in.decimals(mask + 1);
      Saved.requireLength(column.length, size);
      for (int i = 0; i < size; i++) {
        rows[((oldest() + i) & mask) * WIDTH + of] = column[i];
      }
    }
  }
}
