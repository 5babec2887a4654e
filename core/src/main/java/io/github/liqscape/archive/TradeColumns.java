// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.instrument.OrderSide;
import java.util.Objects;
import java.util.function.Function;

/**
 * Which column of a file of trades is what.
 *
 * @param time when
 * @param id the venue's id of the trade
 * @param price in quote currency
 * @param quantity in the venue's unit
 * @param taker side of the aggressor; an IllegalArgumentException makes the row malformed
 */
public record TradeColumns(
    int time, int id, int price, int quantity, Function<ArchiveRow, OrderSide> taker) {

  public TradeColumns {
    Objects.requireNonNull(taker, "taker");
  }
}
