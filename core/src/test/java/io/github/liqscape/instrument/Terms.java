// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import java.math.BigDecimal;

/** Short ways to write positions in tests. */
final class Terms {

  private Terms() {}

  static BigDecimal dec(String text) {
    return new BigDecimal(text);
  }

  static BigDecimal dec(double exact) {
    return new BigDecimal(exact);
  }

  static PositionTerms.Builder linear(PositionSide side, String quantity, String entry) {
    return PositionTerms.isolated(ContractType.LINEAR).position(side, dec(quantity), dec(entry));
  }

  static PositionTerms.Builder inverse(PositionSide side, String quantity, String entry) {
    return PositionTerms.isolated(ContractType.INVERSE).position(side, dec(quantity), dec(entry));
  }

  static BigDecimal price(LiquidationFormula formula, PositionTerms.Builder terms) {
    return at(formula, terms).price();
  }

  static LiquidationPrice.At at(LiquidationFormula formula, PositionTerms.Builder terms) {
    LiquidationPrice price = formula.price(terms.build());
    if (price instanceof LiquidationPrice.At at) {
      return at;
    }
    throw new AssertionError("expected a liquidation price, was " + price);
  }
}
