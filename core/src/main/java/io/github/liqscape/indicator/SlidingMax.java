// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * Largest of the newest n numbers in amortised constant time; for the smallest, feed negated ones.
 *
 * <p>It keeps only numbers that can still become the largest: each is smaller than the one before.
 * A new number drops those it reaches, from the end; the first leaves when it is too old.
 */
final class SlidingMax implements Part {

  private static final int NONE = -1;

  private final int size;
  private final double[] values;
  private final long[] times;
  private final int mask;
  private int head;
  private int tail;
  private long time;

  private int overwritten = NONE;
  private double overwrittenValue;
  private long overwrittenTime;
  private int markedHead;
  private int markedTail;

  SlidingMax(int size) {
    this.size = size;
    int length = Integer.highestOneBit(Math.max(1, 2 * size - 1));
    values = new double[length];
    times = new long[length];
    mask = length - 1;
  }

  void add(double x) {
    if (head != tail && times[head & mask] <= time - size) {
      head++;
    }
    while (head != tail && values[(tail - 1) & mask] <= x) {
      tail--;
    }
    int slot = tail++ & mask;
    overwritten = slot;
    overwrittenValue = values[slot];
    overwrittenTime = times[slot];
    values[slot] = x;
    times[slot] = time++;
  }

  boolean full() {
    return time >= size;
  }

  /** The largest of the numbers there are, NaN without any. */
  double max() {
    return head == tail ? Double.NaN : values[head & mask];
  }

  @Override
  public void mark() {
    overwritten = NONE;
    markedHead = head;
    markedTail = tail;
  }

  @Override
  public void undo() {
    if (overwritten == NONE) {
      return;
    }
    values[overwritten] = overwrittenValue;
    times[overwritten] = overwrittenTime;
    head = markedHead;
    tail = markedTail;
    time--;
  }

  @Override
  public void save(StateWriter out) throws IOException {
    int kept = tail - head;
    double[] keptValues = new double[kept];
    long[] keptTimes = new long[kept];
    for (int i = 0; i < kept; i++) {
      keptValues[i] = values[(head + i) & mask];
      keptTimes[i] = times[(head + i) & mask];
    }
    out.number(time).decimals(keptValues).numbers(keptTimes);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    time = in.number();
    double[] keptValues = in.decimals(size);
    long[] keptTimes = in.numbers(size);
    if (keptValues.length != keptTimes.length) {
      throw StateReader.malformed(
          keptValues.length + " numbers with " + keptTimes.length + " times");
    }
    head = 0;
    tail = keptValues.length;
    System.arraycopy(keptValues, 0, values, 0, tail);
    System.arraycopy(keptTimes, 0, times, 0, tail);
  }
}
