// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** A smoothed mean that begins with the plain mean of the first n numbers. */
abstract class SeededMean implements Part {

  /** NaN until there were n numbers. */
  double value = Double.NaN;

  final int periods;
  private int count;
  private double sum;
  private double markedValue;
  private double markedSum;
  private int markedCount;

  SeededMean(int periods) {
    this.periods = periods;
  }

  /** Whether the seed is complete. */
  final boolean ready() {
    return count == periods;
  }

  final void seed(double x) {
    sum += x;
    if (++count == periods) {
      value = sum / periods;
    }
  }

  @Override
  public final void mark() {
    markedValue = value;
    markedSum = sum;
    markedCount = count;
  }

  @Override
  public final void undo() {
    value = markedValue;
    sum = markedSum;
    count = markedCount;
  }

  @Override
  public final void save(StateWriter out) throws IOException {
    out.decimal(value).decimal(sum).integer(count);
  }

  @Override
  public final void restore(StateReader in) throws IOException {
    value = in.decimal();
    sum = in.decimal();
    count = in.integer(0, periods);
  }
}
