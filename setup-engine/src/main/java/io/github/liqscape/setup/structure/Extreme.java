// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

/** Whether something is made of highs, and lies above, or of lows, and lies below. */
public enum Extreme {
  HIGH(1),
  LOW(-1);

  private final int sign;

  Extreme(int sign) {
    this.sign = sign;
  }

  /** 1 for HIGH, -1 for LOW. */
  public int sign() {
    return sign;
  }

  public Extreme opposite() {
    return this == HIGH ? LOW : HIGH;
  }

  /** How far a price is beyond another on this side: positive is above a high, below a low. */
  double beyond(double price, double level) {
    return this == HIGH ? price - level : level - price;
  }
}
