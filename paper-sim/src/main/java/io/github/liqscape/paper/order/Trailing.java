// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

import java.util.Objects;

/**
 * How a trailing stop follows the price.
 *
 * @param unit what the offset is counted in
 * @param offset distance from the best price, &gt; 0; percent below 100
 * @param activation price from which it follows, or NaN: at once
 */
public record Trailing(Unit unit, double offset, double activation) {

  /** What an offset is counted in. */
  public enum Unit {
    /** Quote currency; a multiple of the tick. */
    ABSOLUTE,
    /** Percent of the best price. */
    PERCENT,
    /** Whole ticks. */
    TICKS
  }

  public Trailing {
    Objects.requireNonNull(unit, "unit");
    if (!(offset > 0 && offset < (unit == Unit.PERCENT ? 100 : 1e15))) {
      throw new IllegalArgumentException("offset must be > 0, percent below 100, was " + offset);
    }
    if (unit == Unit.TICKS && offset != Math.rint(offset)) {
      throw new IllegalArgumentException("an offset in ticks must be whole, was " + offset);
    }
    if (!(Double.isNaN(activation) || (activation > 0 && activation < 1e15))) {
      throw new IllegalArgumentException("activation must be > 0 or NaN, was " + activation);
    }
  }

  public static Trailing absolute(double offset) {
    return new Trailing(Unit.ABSOLUTE, offset, Double.NaN);
  }

  public static Trailing percent(double offset) {
    return new Trailing(Unit.PERCENT, offset, Double.NaN);
  }

  public static Trailing ticks(int offset) {
    return new Trailing(Unit.TICKS, offset, Double.NaN);
  }

  /** The same, following only once this price was reached. */
  public Trailing from(double price) {
    return new Trailing(unit, offset, price);
  }
}
