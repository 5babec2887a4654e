// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in 1e-8 of an asset. */
final class Money {

  static final RoundingMode ROUNDING = RoundingMode.HALF_EVEN;

  private Money() {}

  /** The amount in 1e-8, rounded half to even; above the range of a long the largest long. */
  static long units(BigDecimal amount) {
    BigDecimal units = amount.movePointRight(Scale.MONEY).setScale(0, ROUNDING);
    return units.toBigInteger().bitLength() > 62 ? Long.MAX_VALUE : units.longValueExact();
  }

  static BigDecimal decimal(long units) {
    return BigDecimal.valueOf(units, Scale.MONEY);
  }
}
