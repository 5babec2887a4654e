// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Donchian channel (Richard Donchian): highest high and lowest low of the n bars <em>before</em>
 * the newest one, so that a close beyond it can be seen. First value at the bar with index n.
 *
 * <p>Lines: middle, upper, lower.
 *
 * <p>Threading: single writer.
 */
public final class DonchianChannel extends Kernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 20;

  private final int periods;
  private final Extremes extremes;
  private final Cell upper;
  private final Cell lower;

  private DonchianChannel(int periods, Extremes extremes, Cell upper, Cell lower) {
    super("Donchian " + periods, extremes, upper, lower);
    this.periods = periods;
    this.extremes = extremes;
    this.upper = upper;
    this.lower = lower;
  }

  /**
   * A channel of so many bars.
   *
   * @param periods in [1, 10000]
   */
  public static DonchianChannel of(int periods) {
    requirePeriods("periods", periods);
    return new DonchianChannel(periods, new Extremes(periods), new Cell(), new Cell());
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    if (extremes.full()) {
      upper.value = extremes.highest();
      lower.value = extremes.lowest();
    }
    extremes.add(high, low);
  }

  /** The middle between both. */
  @Override
  public double value() {
    return (upper.value + lower.value) / 2;
  }

  public double upper() {
    return upper.value;
  }

  public double lower() {
    return lower.value;
  }

  @Override
  public int lines() {
    return 3;
  }

  @Override
  public double line(int line) {
    return switch (line) {
      case 0 -> value();
      case 1 -> upper();
      case 2 -> lower();
      default -> throw noLine(line);
    };
  }
}
