// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** TA-Lib's smoothed sum: the plain sum of the first n - 1 numbers, then S - S / n + x. */
final class WilderSum implements Part {

  /** Meaningful once there were n numbers. */
  double value;

  private final int periods;
  private int count;
  private double marked;
  private int markedCount;

  WilderSum(int periods) {
    this.periods = periods;
  }

  void add(double x) {
    if (count < periods - 1) {
      value += x;
      count++;
    } else {
      value = value - value / periods + x;
      count = periods;
    }
  }

  /** Whether there were n numbers. */
  boolean ready() {
    return count == periods;
  }

  @Override
  public void mark() {
    marked = value;
    markedCount = count;
  }

  @Override
  public void undo() {
    value = marked;
    count = markedCount;
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.decimal(value).integer(count);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    value = in.decimal();
    count = in.integer(0, periods);
  }
}
