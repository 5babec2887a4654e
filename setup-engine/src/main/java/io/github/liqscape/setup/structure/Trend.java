// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

/** What the breaks and the last two pivots say together. */
public enum Trend {
  /** The newest break was up and the last two lows rise. */
  UP(1),
  /** The newest break was down and the last two highs fall. */
  DOWN(-1),
  /** Neither. */
  RANGE(0);

  private final int sign;

  Trend(int sign) {
    this.sign = sign;
  }

  /** 1, -1 or 0. */
  public int sign() {
    return sign;
  }
}
