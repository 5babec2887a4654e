// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.candle.Timeframe;
import org.jspecify.annotations.Nullable;

/**
 * Volume-weighted average price since an anchor: the sum of typical price times volume over the sum
 * of volume, the typical price being (high + low + close) / 3. First value at the first bar.
 *
 * <p>A bar whose volume is 0 or not known does not count: the value is carried, also over an
 * anchor. If nothing was traded since the very first bar, it is that bar's typical price, or NaN if
 * its volume is not known.
 *
 * <p>Threading: single writer.
 */
public final class Vwap extends Kernel {

  private final Period period;
  private final CompensatedSum amount;
  private final CompensatedSum volumes;
  private final Cell average;

  private Vwap(Period period, CompensatedSum amount, CompensatedSum volumes, Cell average) {
    super("VWAP, anchor " + period.name(), period, amount, volumes, average);
    this.period = period;
    this.amount = amount;
    this.volumes = volumes;
    this.average = average;
  }

  /** Anchored at the start of every UTC day; needs bars with their time, that is candles. */
  public static Vwap daily() {
    return anchoredAt(Timeframe.D1);
  }

  /** Anchored at the start of every week, Monday 00:00 UTC; needs candles. */
  public static Vwap weekly() {
    return anchoredAt(Timeframe.W1);
  }

  /** Anchored at the start of every period of this length; needs candles. */
  public static Vwap anchoredAt(Timeframe period) {
    return create(period);
  }

  /**
   * Anchored at the first bar, and at the bar that comes next whenever {@link #anchor()} is called.
   */
  public static Vwap sinceAnchor() {
    return create(null);
  }

  private static Vwap create(@Nullable Timeframe period) {
    return new Vwap(new Period(period), new CompensatedSum(), new CompensatedSum(), new Cell());
  }

  /**
   * Starts anew with the next bar: something has happened.
   *
   * @throws IllegalStateException if the anchor is a period
   */
  public void anchor() {
    period.turn();
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    requireVolume(volume);
    if (period.begins(openNanos)) {
      amount.clear();
      volumes.clear();
    }
    double typical = (high + low + close) / 3;
    if (volume > 0) {
      amount.add(typical * volume);
      volumes.add(volume);
      average.value = amount.value() / volumes.value();
    } else if (index() == 0 && volume == 0) {
      average.value = typical;
    }
  }

  @Override
  public double value() {
    return average.value;
  }
}
