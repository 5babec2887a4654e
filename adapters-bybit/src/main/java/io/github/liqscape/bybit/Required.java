// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;

/** Fields without which a row means nothing. */
final class Required {

  private Required() {}

  static void present(String field, boolean present) throws Unreadable {
    if (!present) {
      throw Unreadable.missing(field);
    }
  }

  /** The side of a taker's order. */
  static OrderSide taker(String field, String text) throws Unreadable {
    return switch (text) {
      case "Buy" -> OrderSide.BUY;
      case "Sell" -> OrderSide.SELL;
      default -> throw Unreadable.field(field, "Buy or Sell", text);
    };
  }

  /** The side of a position: here Buy is the position that was bought, a LONG. */
  static PositionSide position(String field, String text) throws Unreadable {
    return taker(field, text) == OrderSide.BUY ? PositionSide.LONG : PositionSide.SHORT;
  }
}
