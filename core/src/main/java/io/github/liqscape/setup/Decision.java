// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.instrument.OrderSide;

/** The three answers of a setup. WAIT is a full answer and always carries its reasons. */
public enum Decision {
  BUY,
  SELL,
  WAIT;

  /** The decision that opens with an order of this side. */
  public static Decision of(OrderSide side) {
    return side == OrderSide.BUY ? BUY : SELL;
  }
}
