// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Commodity channel index (Donald Lambert, 1980): how far the typical price (high + low + close) /
 * 3 is from its mean over n bars, in units of 0.015 mean absolute deviations. Computed in two
 * passes over the window: time per bar grows with n. First value at the bar with index n - 1.
 *
 * <p>A window of one price gives 0.
 *
 * <p>Threading: single writer.
 */
public final class Cci extends Kernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 20;

  private static final double LAMBERT = 0.015;

  private final int periods;
  private final Window typicals;
  private final Cell index;

  private Cci(int periods, Window typicals, Cell index) {
    super("CCI " + periods, typicals, index);
    this.periods = periods;
    this.typicals = typicals;
    this.index = index;
  }

  /**
   * An index over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Cci of(int periods) {
    requirePeriods("periods", periods);
    return new Cci(periods, new Window(periods), new Cell());
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    double typical = (high + low + close) / 3;
    typicals.add(typical);
    if (typicals.full()) {
      double mean = typicals.mean();
      double deviation = typicals.absoluteDeviation(mean);
      index.value = deviation == 0 ? 0 : (typical - mean) / (LAMBERT * deviation);
    }
  }

  @Override
  public double value() {
    return index.value;
  }
}
