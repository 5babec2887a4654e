// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Chandelier exits (Charles Le Beau): the highest high of the newest n bars, the newest one
 * included, minus so many average true ranges over n periods, for a long position; the lowest low
 * plus as many for a short one. First value at the bar with index n.
 *
 * <p>Lines: exit of a long, exit of a short.
 *
 * <p>Threading: single writer.
 */
public final class ChandelierExit extends Kernel {

  private final double multiple;
  private final Extremes extremes;
  private final TrueRanges ranges;

  private ChandelierExit(int periods, double multiple, Extremes extremes, TrueRanges ranges) {
    super("chandelier " + periods + ", " + multiple, extremes, ranges);
    this.multiple = multiple;
    this.extremes = extremes;
    this.ranges = ranges;
  }

  /** The usual exits: 22 periods, 3 average true ranges. */
  public static ChandelierExit usual() {
    return of(22, 3);
  }

  /**
   * Exits over so many periods.
   *
   * @param periods in [1, 10000]
   * @param multiple distance in average true ranges, in (0, 1000]
   */
  public static ChandelierExit of(int periods, double multiple) {
    requirePeriods("periods", periods);
    requireMultiple("multiple", multiple);
    return new ChandelierExit(
        periods, multiple, new Extremes(periods), new TrueRanges(periods));
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    extremes.add(high, low);
    ranges.add(high, low, close);
  }

  /** Exit of a long position. */
  @Override
  public double value() {
    return extremes.highest() - multiple * ranges.average();
  }

  /** Exit of a short position. */
  public double shortExit() {
    return extremes.lowest() + multiple * ranges.average();
  }

  @Override
  public int lines() {
    return 2;
  }

  @Override
  public double line(int line) {
    return switch (line) {
      case 0 -> value();
      case 1 -> shortExit();
      default -> throw noLine(line);
    };
  }
}
