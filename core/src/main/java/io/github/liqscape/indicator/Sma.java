// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Simple moving average: the mean of the newest n closes. First value at the bar with index n - 1.
 *
 * <p>Threading: single writer.
 */
public final class Sma extends NumberKernel {

  private final int periods;
  private final MovingSum closes;

  private Sma(int periods, MovingSum closes) {
    super("SMA " + periods, closes);
    this.periods = periods;
    this.closes = closes;
  }

  /**
   * An average over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Sma of(int periods) {
    requirePeriods("periods", periods);
    return new Sma(periods, new MovingSum(periods));
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(double value) {
    closes.add(value);
  }

  @Override
  public double value() {
    return closes.mean();
  }
}
