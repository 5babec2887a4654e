// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

/** The side of an order or of a trade's taker. Never the side of a position. */
public enum OrderSide {
  BUY,
  SELL;

  /** The other side. */
  public OrderSide opposite() {
    return this == BUY ? SELL : BUY;
  }
}
