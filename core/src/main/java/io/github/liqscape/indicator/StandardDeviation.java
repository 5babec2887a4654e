// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Population standard deviation of the newest n closes, computed in two passes over the window:
 * time per bar grows with n. First value at the bar with index n - 1.
 *
 * <p>Threading: single writer.
 */
public final class StandardDeviation extends NumberKernel {

  private final int periods;
  private final Window closes;
  private final Cell mean;
  private final Cell deviation;

  private StandardDeviation(int periods, Window closes, Cell mean, Cell deviation) {
    super("SD " + periods, closes, mean, deviation);
    this.periods = periods;
    this.closes = closes;
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
   * A deviation over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static StandardDeviation of(int periods) {
    requirePeriods("periods", periods);
    return new StandardDeviation(periods, new Window(periods), new Cell(), new Cell());
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(double value) {
    closes.add(value);
    if (closes.full()) {
      double centre = closes.mean();
      mean.value = centre;
      deviation.value = closes.deviation(centre);
    }
  }

  @Override
  public double value() {
    return deviation.value;
  }

  /** Mean of the same closes. */
  public double mean() {
    return mean.value;
  }
}
