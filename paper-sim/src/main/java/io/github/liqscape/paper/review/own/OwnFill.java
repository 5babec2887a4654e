// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import java.util.Objects;

/**
 * A fill of the user's own trading.
 *
 * @param instrument what was traded
 * @param orderId the client order id, empty if unknown; equal to a paper order's: the same order
 * @param tradeId the venue's id of the fill, empty if unknown
 * @param timeNanos epoch nanoseconds
 * @param side of the order
 * @param price in quote currency, &gt; 0
 * @param quantity in the venue's unit, &gt; 0
 * @param fee in the settlement asset, NaN if unknown
 */
public record OwnFill(
    Instrument instrument,
    String orderId,
    String tradeId,
    long timeNanos,
    OrderSide side,
    double price,
    double quantity,
    double fee) {

  public OwnFill {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(tradeId, "tradeId");
    Objects.requireNonNull(side, "side");
    if (!(price > 0 && quantity > 0) || Double.isInfinite(price + quantity)) {
      throw new IllegalArgumentException(
          "price and quantity must be finite and > 0, were " + price + " and " + quantity);
    }
  }
}
