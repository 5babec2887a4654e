// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import java.util.Objects;
import java.util.Set;

/**
 * A fill of a paper order, or the closing of a position by liquidation.
 *
 * @param number of the fill in the account, from 1
 * @param orderId the order, or {@code liquidation}
 * @param instrument what was traded
 * @param side of the order
 * @param positionSide the position it changed
 * @param ticks price in ticks
 * @param steps quantity in lots
 * @param pathTicks price before slippage, in ticks
 * @param closes whether it made the position smaller
 * @param liquidity maker or taker
 * @param feeE8 fee in 1e-8 of the settlement asset; below 0: a rebate
 * @param realizedE8 realized profit before fee, in 1e-8
 * @param timeNanos event time
 * @param flags what limits the trust in it
 */
public record Fill(
    long number,
    String orderId,
    Instrument instrument,
    OrderSide side,
    PositionSide positionSide,
    long ticks,
    long steps,
    long pathTicks,
    boolean closes,
    Liquidity liquidity,
    long feeE8,
    long realizedE8,
    long timeNanos,
    Set<FillFlag> flags) {

  /** The order id of a liquidation. */
  public static final String LIQUIDATION = "liquidation";

  public Fill {
    Objects.requireNonNull(orderId, "orderId");
    flags = FillFlag.inOrder(flags);
  }

  /** Price in quote currency. */
  public double price() {
    return instrument.price(ticks);
  }

  /** Quantity in the venue's unit. */
  public double quantity() {
    return steps * instrument.lotSize().doubleValue();
  }

  /** Whether it closed a position by force. */
  public boolean liquidation() {
    return orderId.equals(LIQUIDATION);
  }
}
