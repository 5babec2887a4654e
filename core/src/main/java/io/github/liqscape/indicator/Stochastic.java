// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Slow stochastic (George Lane), both lines in [0, 100]: %K is the mean of the newest {@code
 * smoothing} values of {@code 100 (C - LL) / (HH - LL)} over n bars, %D the mean of the newest
 * {@code signal} values of %K. For 14, 3, 3 they start at the bars with index 15 and 17. Where HH
 * and LL are the same price the fraction is 50, the middle.
 *
 * <p>With a smoothing of 1 it is the fast stochastic. Lines: %K, %D.
 *
 * <p>Threading: single writer.
 */
public final class Stochastic extends Kernel {

  private final Extremes extremes;
  private final MovingSum fast;
  private final MovingSum slow;

  private Stochastic(
      int periods, int smoothing, int signal, Extremes extremes, MovingSum fast, MovingSum slow) {
    super("stochastic " + periods + "/" + smoothing + "/" + signal, extremes, fast, slow);
    this.extremes = extremes;
    this.fast = fast;
    this.slow = slow;
  }

  /** The usual one: 14, 3, 3. */
  public static Stochastic usual() {
    return of(14, 3, 3);
  }

  /**
   * A stochastic over so many periods.
   *
   * @param periods in [1, 10000]
   * @param smoothing periods of %K's mean, in [1, 10000]
   * @param signal periods of %D's mean, in [1, 10000]
   */
  public static Stochastic of(int periods, int smoothing, int signal) {
    requirePeriods("periods", periods);
    requirePeriods("smoothing", smoothing);
    requirePeriods("signal", signal);
    return new Stochastic(
        periods, smoothing, signal, new Extremes(periods), new MovingSum(smoothing),
        new MovingSum(signal));
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    extremes.add(high, low);
    if (!extremes.full()) {
      return;
    }
    fast.add(100 * extremes.position(close));
    if (fast.full()) {
      slow.add(fast.mean());
    }
  }

  /** %K. */
  @Override
  public double value() {
    return fast.mean();
  }

  /** %D. */
  public double signal() {
    return slow.mean();
  }

  @Override
  public int lines() {
    return 2;
  }

  @Override
  public double line(int line) {
    return switch (line) {
      case 0 -> value();
      case 1 -> signal();
      default -> throw noLine(line);
    };
  }
}
