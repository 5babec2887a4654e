// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * SuperTrend (Olivier Seban): bands so many average true ranges around the middle of the bar, each
 * held until price closes beyond it or the new one lies closer; the value is the lower band while
 * the trend is up, the upper one while it is down. First value at the bar with index n.
 *
 * <p>With {@code u, l = (high + low) / 2 +- multiple * ATR}: the upper band becomes u if u is lower
 * or the previous close was above it, the lower band l if l is higher or the previous close was
 * below it. A close at or below the band that rules the trend (the lower one of a rise, the upper
 * one of a fall) means down, else up. The first trend is up if the close is at or above the middle.
 *
 * <p>Threading: single writer.
 */
public final class SuperTrend extends Kernel {

  private final double multiple;
  private final TrueRanges ranges;
  private final Cell upper;
  private final Cell lower;

  /** 1 up, 0 down. */
  private final Cell up;

  private SuperTrend(
      int periods, double multiple, TrueRanges ranges, Cell upper, Cell lower, Cell up) {
    super("SuperTrend " + periods + ", " + multiple, ranges, upper, lower, up);
    this.multiple = multiple;
    this.ranges = ranges;
    this.upper = upper;
    this.lower = lower;
    this.up = up;
  }

  /** The usual one: 10 periods, 3 average true ranges. */
  public static SuperTrend usual() {
    return of(10, 3);
  }

  /**
   * A trend over so many periods.
   *
   * @param periods of the average true range, in [1, 10000]
   * @param multiple distance of the bands in average true ranges, in (0, 1000]
   */
  public static SuperTrend of(int periods, double multiple) {
    requirePeriods("periods", periods);
    requireMultiple("multiple", multiple);
    return new SuperTrend(
        periods, multiple, new TrueRanges(periods), new Cell(), new Cell(), new Cell());
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    double previousClose = ranges.previousClose();
    ranges.add(high, low, close);
    if (!ranges.ready()) {
      return;
    }
    double middle = (high + low) / 2;
    double distance = multiple * ranges.average();
    double above = middle + distance;
    double below = middle - distance;
    boolean first = Double.isNaN(up.value);
    if (first || above < upper.value || previousClose > upper.value) {
      upper.value = above;
    }
    if (first || below > lower.value || previousClose < lower.value) {
      lower.value = below;
    }
    boolean rising = first ? close >= middle : up.value == 1;
    up.value = close <= (rising ? lower.value : upper.value) ? 0 : 1;
  }

  @Override
  public double value() {
    return up.value == 1 ? lower.value : upper.value;
  }

  /** Whether the trend is up; false until there is a value. */
  public boolean up() {
    return up.value == 1;
  }
}
