// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Pivot points from the highest high and the lowest low of the n bars before the newest one and the
 * close of the last of them. First value at the bar with index n.
 *
 * <p>Lines: pp, r1, r2, r3, s1, s2, s3.
 *
 * <p>Threading: single writer.
 */
public final class RollingPivots extends PivotKernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 20;

  private final int periods;
  private final Extremes extremes;
  private final Cell previousClose;

  private RollingPivots(int periods, Extremes extremes, Cell previousClose) {
    super(
        "rolling pivots " + periods, extremes, previousClose, new Cell(), new Cell(), new Cell());
    this.periods = periods;
    this.extremes = extremes;
    this.previousClose = previousClose;
  }

  /**
   * Pivot points of so many bars.
   *
   * @param periods in [1, 10000]
   */
  public static RollingPivots of(int periods) {
    requirePeriods("periods", periods);
    return new RollingPivots(periods, new Extremes(periods), new Cell());
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    if (extremes.full()) {
      this.high.value = extremes.highest();
      this.low.value = extremes.lowest();
      this.close.value = previousClose.value;
    }
    extremes.add(high, low);
    previousClose.value = close;
  }
}
