// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Weighted moving average: the newest of n closes counts n times, the oldest once, over {@code n (n
 * + 1) / 2}. First value at the bar with index n - 1.
 *
 * <p>Threading: single writer.
 */
public final class Wma extends NumberKernel {

  private final int periods;
  private final MovingSum closes;
  private final CompensatedSum weighted;

  private Wma(int periods, MovingSum closes, CompensatedSum weighted) {
    super("WMA " + periods, closes, weighted);
    this.periods = periods;
    this.closes = closes;
    this.weighted = weighted;
  }

  /**
   * An average over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Wma of(int periods) {
    requirePeriods("periods", periods);
    return new Wma(periods, new MovingSum(periods), new CompensatedSum());
  }

  public int periods() {
    return periods;
  }

  /** Every close in the window loses one weight, which takes the oldest one out; the new has n. */
  @Override
  void step(double value) {
    weighted.subtract(closes.sum());
    weighted.add(periods * value);
    closes.add(value);
    if ((index() + 1) % MovingSum.RESYNC == 0) {
      resync();
    }
  }

  private void resync() {
    weighted.clear();
    Window window = closes.window();
    for (int i = 0; i < periods; i++) {
      weighted.add((i + 1) * window.at(i));
    }
  }

  @Override
  public double value() {
    return closes.full() ? weighted.value() / (0.5 * periods * (periods + 1)) : Double.NaN;
  }
}
