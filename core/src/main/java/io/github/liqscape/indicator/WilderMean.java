package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** Wilder's smoothing (m * (n - 1) + x) / n, seeded with the mean of the first n numbers. */
final class WilderMean implements Part {

  /** NaN until there were n numbers. */
  double value = Double.NaN;

  private final int periods;
  private int count;
  private double sum;
  private double markedValue;
  private double markedSum;
  private int markedCount;

  WilderMean(int periods) {
    this.periods = periods;
  }

  void add(double x) {
    if (count == periods) {
      value = (value * (periods - 1) + x) / periods;
    } else {
      seed(x);
    }
  }

  /** Whether the seed is complete. */
  boolean ready() {
    return count == periods;
  }

  private void seed(double x) {
    sum += x;
    if (++count == periods) {
      value = sum / periods;
    }
  }

  @Override
  public void mark() {
    markedValue = value;
    markedSum = sum;
    markedCount = count;
  }

  @Override
  public void undo() {
    value = markedValue;
    sum = markedSum;
    count = markedCount;
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.decimal(value).decimal(sum).integer(count);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    value = in.decimal();
    sum = in.decimal();
    count = in.integer(0, periods);
  }
}
