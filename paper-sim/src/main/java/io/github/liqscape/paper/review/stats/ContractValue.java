// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.order.Fill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a quantity is worth at a price, in 1e-8 of the settlement asset, so that a position of sign
 * s gains {@code s * (V(exit) - V(entry))}: linear {@code V(p) = q p}, inverse {@code V(p) = -Q /
 * p}. Each value is rounded once, HALF_EVEN.
 */
public final class ContractValue {

  private ContractValue() {}

  /**
   * The value of a quantity.
   *
   * @param steps quantity in lots, &ge; 0
   * @param price quote currency, &gt; 0; within a ten-thousandth of a tick it counts as on the tick
   */
  public static long e8(Instrument instrument, long steps, double price) {
    return rounded(exact(instrument, steps, decimal(instrument, price)));
  }

  /** The value of those fills that a condition holds for, rounded once after summing. */
  public static long ofFills(List<Fill> fills, Predicate<Fill> which) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Fill fill : fills) {
      if (which.test(fill)) {
        BigDecimal price =
            fill.instrument().tickSize().multiply(BigDecimal.valueOf(fill.ticks()));
        sum = sum.add(exact(fill.instrument(), fill.steps(), price));
      }
    }
    return rounded(sum);
  }

  private static BigDecimal exact(Instrument instrument, long steps, BigDecimal price) {
    BigDecimal size =
        BigDecimal.valueOf(steps)
            .multiply(instrument.lotSize())
            .multiply(instrument.contractSize());
    return instrument.contractType() == ContractType.LINEAR
        ? size.multiply(price)
        : size.negate().divide(price, MathContext.DECIMAL128);
  }

  private static BigDecimal decimal(Instrument instrument, double price) {
    if (!(price > 0) || price == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("price must be finite and > 0, was " + price);
    }
    long ticks = instrument.exactTicks(price);
    return ticks > 0
        ? instrument.tickSize().multiply(BigDecimal.valueOf(ticks))
        : BigDecimal.valueOf(price);
  }

  private static long rounded(BigDecimal value) {
    return value.setScale(8, RoundingMode.HALF_EVEN).movePointRight(8).longValueExact();
  }
}
