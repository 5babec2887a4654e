// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * Sum of the newest n numbers in constant time. It is compensated, and summed anew from the window
 * every 4096 numbers, counted from the first one: batch and stream round alike. A window of zeros
 * sums to exactly 0. NaN counts as unknown: there is no sum while one is in the window.
 */
final class MovingSum implements Part {

  /** Numbers between two fresh sums. */
  static final int RESYNC = 4_096;

  private final Window window;
  private final CompensatedSum sum = new CompensatedSum();
  private int untilResync = RESYNC;
  private int unknown;
  private int nonZero;
  private int markedUntilResync;
  private int markedUnknown;
  private int markedNonZero;

  MovingSum(int size) {
    window = new Window(size);
  }

  void add(double x) {
    double left = window.add(x);
    if (left != 0) {
      leave(left);
    }
    if (x != 0) {
      enter(x);
    }
    if (--untilResync == 0) {
      resync();
    }
  }

  private void enter(double x) {
    if (Double.isNaN(x)) {
      unknown++;
    } else {
      nonZero++;
      sum.add(x);
    }
  }

  private void leave(double left) {
    if (Double.isNaN(left)) {
      unknown--;
    } else if (--nonZero == 0) {
      sum.clear();
    } else {
      sum.add(-left);
    }
  }

  private void resync() {
    untilResync = RESYNC;
    sum.clear();
    for (int i = 0; i < window.size(); i++) {
      double x = window.at(i);
      if (!Double.isNaN(x)) {
        sum.add(x);
      }
    }
  }

  boolean full() {
    return window.full();
  }

  /** The sum; NaN if one of the numbers is. */
  double value() {
    return unknown == 0 ? sum.value() : Double.NaN;
  }

  /** The mean once the window is full; NaN before, and if one of the numbers is. */
  double mean() {
    return window.full() ? value() / window.size() : Double.NaN;
  }

  CompensatedSum sum() {
    return sum;
  }

  Window window() {
    return window;
  }

  @Override
  public void mark() {
    window.mark();
    sum.mark();
    markedUntilResync = untilResync;
    markedUnknown = unknown;
    markedNonZero = nonZero;
  }

  @Override
  public void undo() {
    window.undo();
    sum.undo();
    untilResync = markedUntilResync;
    unknown = markedUnknown;
    nonZero = markedNonZero;
  }

  @Override
  public void save(StateWriter out) throws IOException {
    window.save(out);
    sum.save(out);
    out.integer(untilResync).integer(unknown).integer(nonZero);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    window.restore(in);
    sum.restore(in);
    untilResync = in.integer(1, RESYNC);
    unknown = in.integer(0, window.size());
    nonZero = in.integer(0, window.size());
  }
}
