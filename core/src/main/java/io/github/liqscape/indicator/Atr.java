// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Wilder's average true range (J. Welles Wilder, "New Concepts in Technical Trading Systems",
 * 1978), seeded as in TA-Lib.
 *
 * <p>The true range of a bar is the largest of high - low, |high - previous close| and |low -
 * previous close|; the first bar has none. The first value, at the bar with index n counted from 0,
 * is the mean of the first n true ranges; after that {@code atr = (atr * (n - 1) + trueRange) / n}.
 *
 * <p>Threading: single writer.
 */
public final class Atr extends Kernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 14;

  private final int periods;
  private final TrueRanges ranges;

  private Atr(int periods, TrueRanges ranges) {
    super("ATR " + periods, ranges);
    this.periods = periods;
    this.ranges = ranges;
  }

  /**
   * An average over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Atr of(int periods) {
    requirePeriods("periods", periods);
    return new Atr(periods, new TrueRanges(periods));
  }

  public int periods() {
    return periods;
  }

  /**
   * Applies the next closed bar, of which only these prices matter.
   *
   * @throws IllegalArgumentException unless low &le; close &le; high, all finite
   */
  public void update(double high, double low, double close) {
    bar(NO_TIME, close, high, low, close, Double.NaN);
  }

  /** What {@link #value()} would be if this bar closed now; changes nothing. */
  public double peek(double high, double low, double close) {
    return peek(close, high, low, close, Double.NaN);
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    ranges.add(high, low, close);
  }

  @Override
  public double value() {
    return ranges.average();
  }
}
