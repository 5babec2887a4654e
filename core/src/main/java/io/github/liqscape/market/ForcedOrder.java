// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import java.util.Objects;

/**
 * A forced liquidation as the venue printed it.
 *
 * <p>It says which position was liquidated, never the letter of the feed: Binance names the order's
 * side, Bybit the position's. It carries both prices a venue may give and places nothing: the
 * bankruptcy price is never where the print happened, and where to locate a print is decided in one
 * place, by the map.
 *
 * @param instrument whose position
 * @param eventNanos venue time; prints may trail other streams by five seconds
 * @param receivedNanos time of receipt
 * @param liquidatedSide side of the position that was closed
 * @param quantity printed size in the venue's unit, &gt; 0
 * @param fillPrice average fill, &gt; 0, or NaN if unknown
 * @param bankruptcyPrice limit at which the position's margin is zero, &gt; 0, or NaN if unknown
 * @param completeness whether the feed prints every liquidation
 */
public record ForcedOrder(
    Instrument instrument,
    long eventNanos,
    long receivedNanos,
    PositionSide liquidatedSide,
    double quantity,
    double fillPrice,
    double bankruptcyPrice,
    Completeness completeness)
    implements MarketEvent {

  /** How much of what happened a feed prints. */
  public enum Completeness {
    /** Every liquidation (Bybit {@code allLiquidation}). */
    COMPLETE,
    /** About one per symbol and second (Binance {@code forceOrder}): a lower bound. */
    SAMPLED
  }

  public ForcedOrder {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(liquidatedSide, "liquidatedSide");
    Objects.requireNonNull(completeness, "completeness");
    EventChecks.positive("quantity", quantity);
    EventChecks.positiveOrNaN("fillPrice", fillPrice);
    EventChecks.positiveOrNaN("bankruptcyPrice", bankruptcyPrice);
  }

  @Override
  public StreamKind kind() {
    return StreamKind.FORCED_ORDER;
  }
}
