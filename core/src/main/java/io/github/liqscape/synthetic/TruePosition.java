// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.PositionSide;

/**
 * One open position, as only the venue knows it.
 *
 * @param side LONG or SHORT
 * @param quantity in the venue's unit, &gt; 0
 * @param entryPrice average price of its fills, &gt; 0
 * @param walletBalance isolated wallet: initial margin, margin added by hand and funding; quote
 *     currency, negative at most where unrealised profit carries the position
 * @param liquidationPrice mark at which the venue closes it; NaN if no positive price does
 * @param stopPrice its stop, NaN for none
 * @param openedNanos when it was opened, epoch nanoseconds; before the market's start for those
 *     that were open then
 */
public record TruePosition(
    PositionSide side,
    double quantity,
    double entryPrice,
    double walletBalance,
    double liquidationPrice,
    double stopPrice,
    long openedNanos) {

  /** Distance from entry to liquidation as a fraction of the entry price; NaN if there is none. */
  public double distance() {
    return side.sign() * (entryPrice - liquidationPrice) / entryPrice;
  }

  /**
   * Entry notional over wallet: the leverage that, without added margin, has this liquidation
   * price. It differs from the bare {@code 1/distance} by the maintenance margin (100x dies at 0.6
   * %), as the bins of a liquidation map do. Infinite if the wallet is empty.
   */
  public double effectiveLeverage() {
    return walletBalance > 0
        ? quantity * entryPrice / walletBalance
        : Double.POSITIVE_INFINITY;
  }
}
