// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Bollinger bands (John Bollinger): the mean of the newest n closes, and bands so many standard
 * deviations above and below it. The deviation is the population's, computed in two passes over the
 * window, so it loses no digits to cancellation; time per bar grows with n. First value at the bar
 * with index n - 1.
 *
 * <p>Lines: middle, upper, lower.
 *
 * <p>Threading: single writer.
 */
public final class BollingerBands extends NumberKernel {

  private final int periods;
  private final double deviations;
  private final Window closes;
  private final Cell mean;
  private final Cell deviation;

  private BollingerBands(
      int periods, double deviations, Window closes, Cell mean, Cell deviation) {
    super("Bollinger " + periods + ", " + deviations, closes, mean, deviation);
    this.periods = periods;
    this.deviations = deviations;
    this.closes = closes;
    this.mean = mean;
    this.deviation = deviation;
  }

  /** The usual bands: 20 periods, 2 deviations. */
  public static BollingerBands usual() {
    return of(20, 2);
  }

  /**
   * Bands over so many periods.
   *
   * @param periods in [1, 10000]
   * @param deviations distance of the bands from the middle in standard deviations, in (0, 1000]
   */
  public static BollingerBands of(int periods, double deviations) {
    requirePeriods("periods", periods);
    requireMultiple("deviations", deviations);
    return new BollingerBands(
        periods, deviations, new Window(periods), new Cell(), new Cell());
  }

  public int periods() {
    return periods;
  }

  /** Distance of the bands from the middle, in standard deviations. */
  public double deviations() {
    return deviations;
  }

  @Override
  void step(double value) {
    closes.add(value);
    if (closes.full()) {
      double centre = closes.mean();
      mean.value = centre;
      deviation.value = closes.deviation(centre);
    }
  }

  /** The middle: the mean. */
  @Override
  public double value() {
    return mean.value;
  }

  public double upper() {
    return mean.value + deviations * deviation.value;
  }

  public double lower() {
    return mean.value - deviations * deviation.value;
  }

  /** One standard deviation. */
  public double deviation() {
    return deviation.value;
  }

  /** (upper - lower) / middle. */
  public double width() {
    return 2 * deviations * deviation.value / mean.value;
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
