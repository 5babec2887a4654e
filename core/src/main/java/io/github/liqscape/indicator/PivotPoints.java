// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.candle.Timeframe;
import org.jspecify.annotations.Nullable;

/**
 * Pivot points from high, low and close of the previous period, as far as its bars came. They are
 * the same for all bars of a period; there are none in the first one.
 *
 * <p>Lines: pp, r1, r2, r3, s1, s2, s3.
 *
 * <p>Threading: single writer.
 */
public final class PivotPoints extends PivotKernel {

  private final Period period;
  private final Running running;

  private PivotPoints(Period period, Running running) {
    super(
        "pivot points, period " + period.name(), period, running, new Cell(), new Cell(),
        new Cell());
    this.period = period;
    this.running = running;
  }

  /** Of the previous UTC day; needs bars with their time, that is candles. */
  public static PivotPoints daily() {
    return of(Timeframe.D1);
  }

  /** Of the previous week from Monday 00:00 UTC; needs candles. */
  public static PivotPoints weekly() {
    return of(Timeframe.W1);
  }

  /** Of the previous period of this length; needs candles. */
  public static PivotPoints of(Timeframe period) {
    return create(period);
  }

  /** Of periods that begin with the bar after {@link #startPeriod()}, such as calendar months. */
  public static PivotPoints ofPeriods() {
    return create(null);
  }

  private static PivotPoints create(@Nullable Timeframe period) {
    return new PivotPoints(new Period(period), new Running());
  }

  /**
   * The next bar begins a new period.
   *
   * @throws IllegalStateException if the periods have a fixed length
   */
  public void startPeriod() {
    period.turn();
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    if (period.begins(openNanos)) {
      this.high.value = running.high.value;
      this.low.value = running.low.value;
      this.close.value = running.close.value;
      running.clear();
    }
    running.add(high, low, close);
  }
}
