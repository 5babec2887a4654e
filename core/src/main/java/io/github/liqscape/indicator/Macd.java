// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Moving average convergence divergence (Gerald Appel), seeded as in TA-Lib: a fast EMA of the
 * close minus a slow one, the signal, which is an EMA of that, and the histogram, which is the line
 * minus the signal.
 *
 * <p>The fast average is seeded with the mean of the closes just before the slow one is complete,
 * so that both start at the bar with index slow - 1. All three lines start at slow + signal - 2: 33
 * for 12, 26, 9. Lines: MACD, signal, histogram.
 *
 * <p>Threading: single writer.
 */
public final class Macd extends NumberKernel {

  private final int fastPeriods;
  private final int slowPeriods;
  private final ExponentialMean fast;
  private final ExponentialMean slow;
  private final ExponentialMean signal;

  private Macd(
      int fastPeriods,
      int slowPeriods,
      int signalPeriods,
      ExponentialMean fast,
      ExponentialMean slow,
      ExponentialMean signal) {
    super("MACD " + fastPeriods + "/" + slowPeriods + "/" + signalPeriods, fast, slow, signal);
    this.fastPeriods = fastPeriods;
    this.slowPeriods = slowPeriods;
    this.fast = fast;
    this.slow = slow;
    this.signal = signal;
  }

  /** The usual one: 12, 26, 9. */
  public static Macd usual() {
    return of(12, 26, 9);
  }

  /**
   * A MACD of averages over so many periods.
   *
   * @param fast in [1, 10000], less than {@code slow}
   * @param slow in [1, 10000]
   * @param signal in [1, 10000]
   */
  public static Macd of(int fast, int slow, int signal) {
    requirePeriods("fast", fast);
    requirePeriods("slow", slow);
    requirePeriods("signal", signal);
    if (fast >= slow) {
      throw new IllegalArgumentException("fast must be < slow, was " + fast + " and " + slow);
    }
    return new Macd(
        fast, slow, signal, new ExponentialMean(fast), new ExponentialMean(slow),
        new ExponentialMean(signal));
  }

  @Override
  void step(double value) {
    slow.add(value);
    if (index() >= slowPeriods - fastPeriods) {
      fast.add(value);
    }
    if (index() >= slowPeriods - 1) {
      signal.add(fast.value - slow.value);
    }
  }

  /** Fast minus slow average. */
  @Override
  public double value() {
    return ready() ? fast.value - slow.value : Double.NaN;
  }

  @Override
  public boolean ready() {
    return !Double.isNaN(signal.value);
  }

  /** Average of the MACD. */
  public double signal() {
    return signal.value;
  }

  /** MACD minus signal. */
  public double histogram() {
    return fast.value - slow.value - signal.value;
  }

  @Override
  public int lines() {
    return 3;
  }

  @Override
  public double line(int line) {
    return switch (line) {
      case 0 -> value();
      case 1 -> signal();
      case 2 -> histogram();
      default -> throw noLine(line);
    };
  }
}
