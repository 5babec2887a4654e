// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * The newest n numbers. Each is stored twice, n slots apart, so that the window always lies in one
 * piece, oldest to newest: what is computed from it depends on its numbers only, not on where the
 * ring happens to begin.
 */
final class Window implements Part {

  private final int size;
  private final double[] values;

  /** Slot of the oldest number, which the next one replaces. */
  private int oldest;

  private int count;
  private int markedOldest;
  private int markedCount;
  private double markedValue;

  Window(int size) {
    this.size = size;
    this.values = new double[2 * size];
  }

  /** Takes a number and gives the one that left the window, 0 until it is full. */
  double add(double x) {
    int slot = oldest;
    double left = values[slot];
    values[slot] = x;
    values[slot + size] = x;
    oldest = slot + 1 == size ? 0 : slot + 1;
    if (count < size) {
      count++;
    }
    return left;
  }

  boolean full() {
    return count == size;
  }

  int size() {
    return size;
  }

  /** Number i of a full window, 0 being the oldest. */
  double at(int i) {
    return values[oldest + i];
  }

  /**
   * Mean of a full window, as the oldest number plus the mean distance from it: a flat window has
   * exactly its number as mean. Four sums side by side make shorter chains and smaller errors.
   */
  double mean() {
    double first = values[oldest];
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = oldest;
    int end = i + size;
    for (; i < end - 3; i += 4) {
      a += values[i] - first;
      b += values[i + 1] - first;
      c += values[i + 2] - first;
      d += values[i + 3] - first;
    }
    for (; i < end; i++) {
      a += values[i] - first;
    }
    return first + ((a + b) + (c + d)) / size;
  }

  /** Population standard deviation of a full window around its mean. */
  double deviation(double centre) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = oldest;
    int end = i + size;
    for (; i < end - 3; i += 4) {
      double p = values[i] - centre;
      double q = values[i + 1] - centre;
      double r = values[i + 2] - centre;
      double s = values[i + 3] - centre;
      a += p * p;
      b += q * q;
      c += r * r;
      d += s * s;
    }
    for (; i < end; i++) {
      double p = values[i] - centre;
      a += p * p;
    }
    return Math.sqrt(((a + b) + (c + d)) / size);
  }

  /** Mean absolute deviation of a full window from its mean. */
  double absoluteDeviation(double centre) {
    double a = 0;
    double b = 0;
    int i = oldest;
    int end = i + size;
    for (; i < end - 1; i += 2) {
      a += Math.abs(values[i] - centre);
      b += Math.abs(values[i + 1] - centre);
    }
    if (i < end) {
      a += Math.abs(values[i] - centre);
    }
    return (a + b) / size;
  }

  @Override
  public void mark() {
    markedOldest = oldest;
    markedCount = count;
    markedValue = values[oldest];
  }

  @Override
  public void undo() {
    oldest = markedOldest;
    count = markedCount;
    values[oldest] = markedValue;
    values[oldest + size] = markedValue;
  }

  @Override
  public void save(StateWriter out) throws IOException {
    double[] held = new double[count];
    for (int i = 0; i < count; i++) {
      held[i] = values[oldest + size - count + i];
    }
    out.integer(oldest).decimals(held);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    oldest = in.integer(0, size - 1);
    double[] held = in.decimals(size);
    count = held.length;
    Arrays.fill(values, 0);
    for (int i = 0; i < count; i++) {
      int slot = (oldest + size - count + i) % size;
      values[slot] = held[i];
      values[slot + size] = held[i];
    }
  }
}
