// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Keltner channel in its later form (Chester Keltner; ATR bands by Linda Raschke): the EMA of the
 * close, and bands so many average true ranges above and below. First values at the bar where both
 * averages have one: 19 for 20 and 10 periods.
 *
 * <p>Lines: middle, upper, lower.
 *
 * <p>Threading: single writer.
 */
public final class KeltnerChannel extends Kernel {

  private final double multiple;
  private final ExponentialMean mean;
  private final TrueRanges ranges;

  private KeltnerChannel(
      int periods, double multiple, int atrPeriods, ExponentialMean mean, TrueRanges ranges) {
    super("Keltner " + periods + ", " + multiple + ", " + atrPeriods, mean, ranges);
    this.multiple = multiple;
    this.mean = mean;
    this.ranges = ranges;
  }

  /** The usual channel: EMA 20, 2 ATR 10. */
  public static KeltnerChannel usual() {
    return of(20, 2, 10);
  }

  /**
   * A channel.
   *
   * @param periods of the EMA, in [1, 10000]
   * @param multiple distance of the bands from the middle in average true ranges, in (0, 1000]
   * @param atrPeriods of the average true range, in [1, 10000]
   */
  public static KeltnerChannel of(int periods, double multiple, int atrPeriods) {
    requirePeriods("periods", periods);
    requireMultiple("multiple", multiple);
    requirePeriods("atrPeriods", atrPeriods);
    return new KeltnerChannel(
        periods, multiple, atrPeriods, new ExponentialMean(periods), new TrueRanges(atrPeriods));
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    mean.add(close);
    ranges.add(high, low, close);
  }

  /** The middle: the EMA. */
  @Override
  public double value() {
    return ranges.ready() ? mean.value : Double.NaN;
  }

  public double upper() {
    return mean.value + multiple * ranges.average();
  }

  public double lower() {
    return mean.value - multiple * ranges.average();
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
