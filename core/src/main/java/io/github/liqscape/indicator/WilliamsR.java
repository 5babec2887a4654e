// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Williams %R, in [-100, 0] (Larry Williams): {@code -100 (HH - C) / (HH - LL)} with the highest
 * high and the lowest low of the newest n bars. First value at the bar with index n - 1. Where both
 * are the same price it is -50, the middle, where TA-Lib says 0.
 *
 * <p>Threading: single writer.
 */
public final class WilliamsR extends Kernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 14;

  private final int periods;
  private final Extremes extremes;
  private final Cell close;

  private WilliamsR(int periods, Extremes extremes, Cell close) {
    super("Williams %R " + periods, extremes, close);
    this.periods = periods;
    this.extremes = extremes;
    this.close = close;
  }

  /**
   * An index over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static WilliamsR of(int periods) {
    requirePeriods("periods", periods);
    return new WilliamsR(periods, new Extremes(periods), new Cell());
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    extremes.add(high, low);
    this.close.value = close;
  }

  @Override
  public double value() {
    if (!extremes.full()) {
      return Double.NaN;
    }
    double highest = extremes.highest();
    double span = highest - extremes.lowest();
    return span == 0 ? -50 : -100 * (highest - close.value) / span;
  }
}
