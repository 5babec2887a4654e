// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Wilder's parabolic stop and reverse (J. Welles Wilder, "New Concepts in Technical Trading
 * Systems", 1978), as in TA-Lib. First value at the second bar; the first trend is down if the
 * second bar's low fell by more than its high rose, else up.
 *
 * <p>The stop of the next bar is {@code sar + af * (ep - sar)}, but never beyond the two newest
 * bars. ep is the extreme price of the trend; af starts at the step and grows by it with each new
 * extreme up to the largest. A bar that touches the stop turns the trend.
 *
 * <p>Threading: single writer.
 */
public final class ParabolicSar extends Kernel {

  private final double step;
  private final double largest;

  /** 1 up, -1 down. */
  private final Cell trend;

  private final Cell extreme;
  private final Cell factor;
  private final Cell previousHigh;
  private final Cell previousLow;

  /** The stop of the bar to come. */
  private final Cell next;

  private final Cell stop;

  private ParabolicSar(double step, double largest, Cell... cells) {
    super("parabolic SAR " + step + ", " + largest, cells);
    this.step = step;
    this.largest = largest;
    trend = cells[0];
    extreme = cells[1];
    factor = cells[2];
    previousHigh = cells[3];
    previousLow = cells[4];
    next = cells[5];
    stop = cells[6];
  }

  /** The usual one: steps of 0.02 up to 0.2. */
  public static ParabolicSar usual() {
    return of(0.02, 0.2);
  }

  /**
   * A stop with this acceleration.
   *
   * @param step of the acceleration factor, in (0, 1]
   * @param largest acceleration factor, in [step, 1]
   */
  public static ParabolicSar of(double step, double largest) {
    if (!(step > 0 && step <= 1)) {
      throw new IllegalArgumentException("step must be in (0, 1], was " + step);
    }
    if (!(largest >= step && largest <= 1)) {
      throw new IllegalArgumentException(
          "largest must be in [" + step + ", 1], was " + largest);
    }
    return new ParabolicSar(
        step, largest, new Cell(), new Cell(), new Cell(), new Cell(), new Cell(), new Cell(),
        new Cell());
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    if (index() > 0) {
      if (index() == 1) {
        begin(high, low);
      }
      if (trend.value > 0) {
        advance(1, high, low);
      } else {
        advance(-1, -low, -high);
      }
    }
    previousHigh.value = high;
    previousLow.value = low;
  }

  private void begin(double high, double low) {
    double fall = previousLow.value - low;
    boolean up = !(fall > 0 && fall > high - previousHigh.value);
    trend.value = up ? 1 : -1;
    extreme.value = up ? high : low;
    next.value = up ? previousLow.value : previousHigh.value;
    factor.value = step;
    previousHigh.value = high;
    previousLow.value = low;
  }

  /** One bar of a rise; a fall is a rise of negated prices. */
  private void advance(int sign, double high, double low) {
    double previousNear = sign > 0 ? previousLow.value : -previousHigh.value;
    double previousFar = sign > 0 ? previousHigh.value : -previousLow.value;
    double sar = sign * next.value;
    double ep = sign * extreme.value;
    if (low <= sar) {
      double turned = Math.max(ep, Math.max(previousFar, high));
      stop.value = sign * turned;
      trend.value = -sign;
      factor.value = step;
      extreme.value = sign * low;
      double moved = turned + step * (low - turned);
      next.value = sign * Math.max(moved, Math.max(previousFar, high));
      return;
    }
    stop.value = sign * sar;
    if (high > ep) {
      ep = high;
      factor.value = Math.min(largest, factor.value + step);
    }
    extreme.value = sign * ep;
    double moved = sar + factor.value * (ep - sar);
    next.value = sign * Math.min(moved, Math.min(previousNear, low));
  }

  @Override
  public double value() {
    return stop.value;
  }

  /** Whether the trend is up after the newest bar; false until there is a value. */
  public boolean up() {
    return trend.value > 0;
  }
}
