// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** Highest high and lowest low of the newest n bars. */
final class Extremes implements Part {

  private final SlidingMax highs;
  private final SlidingMax negatedLows;

  Extremes(int size) {
    highs = new SlidingMax(size);
    negatedLows = new SlidingMax(size);
  }

  void add(double high, double low) {
    highs.add(high);
    negatedLows.add(-low);
  }

  boolean full() {
    return highs.full();
  }

  double highest() {
    return highs.max();
  }

  double lowest() {
    return -negatedLows.max();
  }

  /** Where a price lies between lowest (0) and highest (1); the middle if both are the same. */
  double position(double price) {
    double lowest = lowest();
    double span = highest() - lowest;
    return span == 0 ? 0.5 : (price - lowest) / span;
  }

  @Override
  public void mark() {
    highs.mark();
    negatedLows.mark();
  }

  @Override
  public void undo() {
    highs.undo();
    negatedLows.undo();
  }

  @Override
  public void save(StateWriter out) throws IOException {
    highs.save(out);
    negatedLows.save(out);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    highs.restore(in);
    negatedLows.restore(in);
  }
}
