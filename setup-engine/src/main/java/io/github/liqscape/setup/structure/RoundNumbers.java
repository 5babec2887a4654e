// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.instrument.Instrument;
import java.math.BigDecimal;

/**
 * Round numbers near a price: multiples of the step 10^(floor(log10 C) - 1), weight 1, and of half
 * of it, weight 0.5. At C = 62,400 the steps are 1,000 and 500.
 *
 * <p>All is counted in whole units of the tick's last decimal, so nothing depends on how a decimal
 * looks in binary. Take-profits cluster at round numbers, stop-losses just beyond (Osler, Journal of
 * Finance 58, 2003). A step that would be smaller than such a unit does not exist: NaN.
 *
 * <p>Immutable.
 */
public final class RoundNumbers {

  private static final int DECIMAL = 10;

  private final double tick;
  private final long unitsPerTick;

  /** Units in a price of 1, or 1 if a unit is more than that. */
  private final double unitsPerOne;

  /** Price of a unit, if that is more than 1; else 1. */
  private final double perUnit;

  private RoundNumbers(BigDecimal tickSize) {
    BigDecimal stripped = tickSize.stripTrailingZeros();
    tick = tickSize.doubleValue();
    unitsPerTick = stripped.unscaledValue().longValueExact();
    int scale = stripped.scale();
    unitsPerOne = scale > 0 ? BigDecimal.TEN.pow(scale).doubleValue() : 1;
    perUnit = scale < 0 ? BigDecimal.TEN.pow(-scale).doubleValue() : 1;
  }

  /** Round numbers on the price grid of an instrument. */
  public static RoundNumbers of(Instrument instrument) {
    return new RoundNumbers(instrument.tickSize());
  }

  /**
   * The step at a price, in quote currency; NaN if it is below the price grid.
   *
   * @param price finite and &gt; 0
   */
  public double step(double price) {
    long step = stepUnits(price);
    return step == 0 ? Double.NaN : price(step);
  }

  /**
   * Those that belong to a price: ask this once where several are looked for.
   *
   * @param near finite and &gt; 0, usually the newest close
   */
  public Around around(double near) {
    return new Around(finest(near));
  }

  /**
   * The nearest multiple of half the step at or below a price; NaN if there is none above 0.
   *
   * @param near price that the step belongs to, usually the newest close
   */
  public double below(double price, double near) {
    return around(near).below(price);
  }

  /**
   * The nearest multiple of half the step above a price; NaN if there is no step.
   *
   * @param near price that the step belongs to, usually the newest close
   */
  public double above(double price, double near) {
    return around(near).above(price);
  }

  /** The round numbers that belong to one price. Immutable. */
  public final class Around {

    /** In units, 0 without a step. */
    private final long half;

    private Around(long half) {
      this.half = half;
    }

    /** The nearest multiple of half the step at or below a price; NaN if there is none above 0. */
    public double below(double price) {
      if (half == 0) {
        return Double.NaN;
      }
      long found = Math.floorDiv(floorUnits(price), half) * half;
      return found > 0 ? price(found) : Double.NaN;
    }

    /** The nearest multiple of half the step above a price; NaN if there is no step. */
    public double above(double price) {
      return half == 0
          ? Double.NaN
          : price((Math.floorDiv(floorUnits(price), half) + 1) * half);
    }

    /**
     * A round number and those after it, as {@link #above} gives them one by one.
     *
     * @param first what {@link #below} or {@link #above} gave; NaN has none after it
     * @param to the greatest that counts
     * @param prices takes them, as many as fit
     * @return how many
     */
    public int run(double first, double to, double[] prices) {
      boolean onGrid = half % unitsPerTick == 0;
      long units = floorUnits(first);
      double price = first;
      int found = 0;
      while (found < prices.length && price <= to) {
        prices[found++] = price;
        units += half;
        price = onGrid ? price(units) : above(price);
      }
      return found;
    }
  }

  /**
   * 1 if a price is a multiple of the step, 0.5 if only of half of it, 0 if it is not round.
   *
   * @param near price that the step belongs to, usually the newest close
   */
  public double weight(double price, double near) {
    long step = stepUnits(near);
    long units = floorUnits(price);
    if (step == 0 || price(units) != price) {
      return 0;
    }
    if (units % step == 0) {
      return 1;
    }
    return units % finest(near) == 0 ? 0.5 : 0;
  }

  /** Half the step in units; the step itself if it has no whole half. */
  private long finest(double near) {
    long step = stepUnits(near);
    return step % 2 == 0 ? step / 2 : step;
  }

  private long stepUnits(double price) {
    if (!(price > 0) || price == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("price must be finite and > 0, was " + price);
    }
    long units = floorUnits(price);
    long power = 1;
    while (power <= units / DECIMAL) {
      power *= DECIMAL;
    }
    return power / DECIMAL;
  }

  /** Whole units up to a price; a price on the grid is exactly its units, however it was stored. */
  private long floorUnits(double price) {
    double ticks = price / tick;
    double whole = Math.rint(ticks);
    double off = Math.abs(ticks - whole);
    if (off <= 1e-4 || off <= 2 * Math.ulp(ticks)) {
      return Math.multiplyExact((long) whole, unitsPerTick);
    }
    return (long) Math.floor(price / perUnit * unitsPerOne);
  }

  private double price(long units) {
    return units / unitsPerOne * perUnit;
  }
}
