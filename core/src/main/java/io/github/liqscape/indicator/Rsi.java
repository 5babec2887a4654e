// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Wilder's relative strength index, in [0, 100] (J. Welles Wilder, "New Concepts in Technical
 * Trading Systems", 1978), seeded as in TA-Lib.
 *
 * <p>Gains and losses are the changes of the close upwards and downwards. Their first means, at the
 * bar with index n, are those of the first n changes; after that {@code (mean * (n - 1) + x) / n}.
 * The value is {@code 100 * gain / (gain + loss)}. Without any change it is 50, the middle, where
 * TA-Lib says 0.
 *
 * <p>Threading: single writer.
 */
public final class Rsi extends NumberKernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 14;

  private final int periods;
  private final Cell previous;
  private final WilderMean gain;
  private final WilderMean loss;

  private Rsi(int periods, Cell previous, WilderMean gain, WilderMean loss) {
    super("RSI " + periods, previous, gain, loss);
    this.periods = periods;
    this.previous = previous;
    this.gain = gain;
    this.loss = loss;
  }

  /**
   * An index over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Rsi of(int periods) {
    requirePeriods("periods", periods);
    return new Rsi(periods, new Cell(), new WilderMean(periods), new WilderMean(periods));
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(double value) {
    double change = value - previous.value;
    previous.value = value;
    if (index() == 0) {
      return;
    }
    gain.add(Math.max(change, 0));
    loss.add(Math.max(-change, 0));
  }

  @Override
  public double value() {
    double both = gain.value + loss.value;
    return both == 0 ? 50 : 100 * gain.value / both;
  }
}
