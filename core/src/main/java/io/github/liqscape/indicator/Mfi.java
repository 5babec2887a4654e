// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Money flow index, in [0, 100] (Gene Quong and Avrum Soudack): typical price (high + low + close)
 * / 3 times volume, summed over the newest n changes of the typical price, apart for changes
 * upwards and downwards; {@code 100 - 100 / (1 + up / down)}. First value at the bar with index n.
 *
 * <p>Without any flow it is 50, the middle. NaN while a volume among the n is not known.
 *
 * <p>Threading: single writer.
 */
public final class Mfi extends Kernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 14;

  private final int periods;
  private final Cell previous;
  private final MovingSum up;
  private final MovingSum down;

  private Mfi(int periods, Cell previous, MovingSum up, MovingSum down) {
    super("MFI " + periods, previous, up, down);
    this.periods = periods;
    this.previous = previous;
    this.up = up;
    this.down = down;
  }

  /**
   * An index over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Mfi of(int periods) {
    requirePeriods("periods", periods);
    return new Mfi(periods, new Cell(), new MovingSum(periods), new MovingSum(periods));
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    requireVolume(volume);
    double typical = (high + low + close) / 3;
    double before = previous.value;
    previous.value = typical;
    if (index() == 0) {
      return;
    }
    double flow = typical * volume;
    up.add(typical > before || Double.isNaN(flow) ? flow : 0);
    down.add(typical < before || Double.isNaN(flow) ? flow : 0);
  }

  @Override
  public double value() {
    if (!up.full()) {
      return Double.NaN;
    }
    double rising = up.value();
    double both = rising + down.value();
    return both == 0 ? 50 : 100 * rising / both;
  }
}
