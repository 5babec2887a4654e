// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.account;

import java.math.BigDecimal;

/**
 * What an account holds of one settlement asset.
 *
 * @param asset the asset
 * @param wallet deposits, less withdrawals, with realized profit, fees and funding; locked margin
 *     included
 * @param equity wallet and unrealized profit
 * @param available what new orders may use
 * @param insurance what the insurance account holds; below zero if it paid more than it got
 */
public record PaperBalance(
    String asset, BigDecimal wallet, BigDecimal equity, BigDecimal available,
    BigDecimal insurance) {}
