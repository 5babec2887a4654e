// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Exponential moving average, seeded as in TA-Lib: the first value, at the bar with index n - 1, is
 * the mean of the first n closes; after that {@code e += 2 / (n + 1) * (close - e)}.
 *
 * <p>What the seed still weighs after k bars is {@code (1 - 2 / (n + 1))^k}.
 *
 * <p>Threading: single writer.
 */
public final class Ema extends NumberKernel {

  private final int periods;
  private final ExponentialMean mean;

  private Ema(int periods, ExponentialMean mean) {
    super("EMA " + periods, mean);
    this.periods = periods;
    this.mean = mean;
  }

  /**
   * An average over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Ema of(int periods) {
    requirePeriods("periods", periods);
    return new Ema(periods, new ExponentialMean(periods));
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(double value) {
    mean.add(value);
  }

  @Override
  public double value() {
    return mean.value;
  }
}
