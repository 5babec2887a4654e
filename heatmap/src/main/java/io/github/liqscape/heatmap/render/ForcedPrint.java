// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import java.util.Objects;

/**
 * A realised forced order as a picture shows it.
 *
 * @param timeNanos event time, epoch nanoseconds
 * @param price where it happened, &gt; 0: the mark at its time where that is known
 * @param notional size in quote currency, &gt; 0
 * @param liquidatedSide side of the position that was closed
 */
public record ForcedPrint(
    long timeNanos, double price, double notional, PositionSide liquidatedSide) {

  public ForcedPrint {
    Objects.requireNonNull(liquidatedSide, "liquidatedSide");
    if (!(price > 0 && notional > 0)
        || price == Double.POSITIVE_INFINITY
        || notional == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "price and notional must be finite and > 0, were " + price + " and " + notional);
    }
  }

  /**
   * The print of an order, at the place its caller located: an order itself knows no trigger price.
   *
   * @param locatedPrice where it happened, quote currency, &gt; 0
   */
  public static ForcedPrint of(ForcedOrder order, double locatedPrice) {
    return new ForcedPrint(
        order.eventNanos(),
        locatedPrice,
        order.instrument().notional(order.quantity(), locatedPrice),
        order.liquidatedSide());
  }
}
