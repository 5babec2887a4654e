package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** e += 2 / (n + 1) * (x - e), seeded with the mean of the first n numbers. */
final class ExponentialMean implements Part {

  /** NaN until there were n numbers. */
  double value = Double.NaN;

  private final int periods;
  private final double weight;
  private int count;
  private double sum;
  private double markedValue;
  private double markedSum;
  private int markedCount;

  ExponentialMean(int periods) {
    this.periods = periods;
    this.weight = 2.0 / (periods + 1);
  }

  void add(double x) {
    if (count == periods) {
      value += weight * (x - value);
    } else {
      seed(x);
    }
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
