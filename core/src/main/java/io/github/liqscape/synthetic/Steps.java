// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import java.math.BigDecimal;

/**
 * Whole steps of a price or quantity grid and their decimal values.
 *
 * <p>For steps such as 0.1 or 0.001 the value is one correctly rounded division, so it is the very
 * double that parsing a venue's text would give.
 */
final class Steps {

  private final double numerator;
  private final double denominator;

  Steps(BigDecimal step) {
    BigDecimal plain = step.stripTrailingZeros();
    int scale = Math.max(plain.scale(), 0);
    numerator = plain.movePointRight(scale).doubleValue();
    denominator = BigDecimal.TEN.pow(scale).doubleValue();
  }

  double value(long steps) {
    return steps * numerator / denominator;
  }

  long nearest(double value) {
    return Math.round(value * denominator / numerator);
  }

  long down(double value) {
    return (long) Math.floor(value * denominator / numerator);
  }

  long up(double value) {
    return (long) Math.ceil(value * denominator / numerator);
  }
}
