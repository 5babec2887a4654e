// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

/** Which way price went. */
public enum Direction {
  UP(1),
  DOWN(-1);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  /** 1 for UP, -1 for DOWN. */
  public int sign() {
    return sign;
  }

  public Direction opposite() {
    return this == UP ? DOWN : UP;
  }

  /** The side of the pivots that a move in this direction breaks: UP breaks highs. */
  public Extreme breaks() {
    return this == UP ? Extreme.HIGH : Extreme.LOW;
  }
}
