// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/** How a gate's value stands to its threshold when it passes. */
public enum Comparison {
  AT_MOST("<="),
  AT_LEAST(">="),
  ABOVE(">"),
  EQUAL("=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** The sign between value and threshold. */
  public String sign() {
    return sign;
  }

  /** Whether it holds; never for NaN. */
  public boolean holds(double value, double threshold) {
    return switch (this) {
      case AT_MOST -> value <= threshold;
      case AT_LEAST -> value >= threshold;
      case ABOVE -> value > threshold;
      case EQUAL -> value == threshold;
    };
  }
}
