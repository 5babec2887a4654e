// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.account;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.PositionSide;
import java.math.BigDecimal;

/**
 * An open position. Amounts are in the settlement asset.
 *
 * @param instrument what is held
 * @param side LONG or SHORT
 * @param quantity in the venue's unit
 * @param entryPrice mean price of what opened it, quote currency
 * @param markPrice what it is valued at; the last price where no mark is known
 * @param marginMode isolated or cross
 * @param leverage that is set for the instrument
 * @param margin locked for it; 0 for cross
 * @param unrealized profit at the mark
 * @param maintenance margin at the mark
 * @param liquidationPrice of an isolated position, rounded towards an earlier liquidation; NaN if
 *     there is none, or the position shares a pool
 * @param unverified it was there in a time of which nothing is known, and no price has come since:
 *     a stop or a liquidation may have closed it
 */
public record PaperPosition(
    Instrument instrument,
    PositionSide side,
    double quantity,
    double entryPrice,
    double markPrice,
    MarginMode marginMode,
    double leverage,
    BigDecimal margin,
    BigDecimal unrealized,
    BigDecimal maintenance,
    double liquidationPrice,
    boolean unverified) {}
