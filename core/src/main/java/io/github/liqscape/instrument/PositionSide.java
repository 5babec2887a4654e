// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

/**
 * The side of a position. Never the side of an order: see {@link OrderSide}. A liquidated LONG is
 * closed by a SELL order.
 */
public enum PositionSide {
  LONG(1),
  SHORT(-1);

  private final int sign;

  PositionSide(int sign) {
    this.sign = sign;
  }

  /** +1 for LONG, -1 for SHORT: the {@code s} of every formula. */
  public int sign() {
    return sign;
  }

  /** The other side. */
  public PositionSide opposite() {
    return this == LONG ? SHORT : LONG;
  }

  /** The side of the order that closes such a position: LONG is closed by SELL. */
  public OrderSide closingOrder() {
    return this == LONG ? OrderSide.SELL : OrderSide.BUY;
  }
}
