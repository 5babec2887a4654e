// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** The average true range as a part of other indicators; {@link Atr} says what it is. */
final class TrueRanges implements Part {

  private final WilderMean mean;
  private final Cell previousClose = new Cell();

  TrueRanges(int periods) {
    mean = new WilderMean(periods);
  }

  /** Close of the bar before the one that is added next, NaN without any. */
  double previousClose() {
    return previousClose.value;
  }

  void add(double high, double low, double close) {
    double before = previousClose.value;
    previousClose.value = close;
    if (!Double.isNaN(before)) {
      mean.add(of(high, low, before));
    }
  }

  /** The average, NaN until there were enough bars. */
  double average() {
    return mean.value;
  }

  boolean ready() {
    return mean.ready();
  }

  static double of(double high, double low, double previousClose) {
    return Math.max(
        high - low, Math.max(Math.abs(high - previousClose), Math.abs(low - previousClose)));
  }

  @Override
  public void mark() {
    mean.mark();
    previousClose.mark();
  }

  @Override
  public void undo() {
    mean.undo();
    previousClose.undo();
  }

  @Override
  public void save(StateWriter out) throws IOException {
    mean.save(out);
    previousClose.save(out);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    mean.restore(in);
    previousClose.restore(in);
  }
}
