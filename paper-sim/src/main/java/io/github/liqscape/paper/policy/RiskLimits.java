// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/**
 * What stops an account before it hurts itself. A value of {@link Double#POSITIVE_INFINITY} or {@link
 * Integer#MAX_VALUE} switches a limit off.
 *
 * @param exposure greatest sum of notionals over equity
 * @param openOrders greatest number of live orders
 * @param ordersPerSecond greatest number of new orders in any second of event time
 * @param dailyLoss part of the equity at 00:00 UTC that may be lost until the next; then REDUCING
 * @param drawdown part of the highest equity that may be lost; then HALTED
 * @param lossesInARow losing trades after which the account is REDUCING until 00:00 UTC
 */
public record RiskLimits(
    double exposure,
    int openOrders,
    int ordersPerSecond,
    double dailyLoss,
    double drawdown,
    int lossesInARow) {

  public static final RiskLimits DEFAULT = new RiskLimits(5, 50, 10, 0.03, 0.15, 5);

  /** No limits. */
  public static final RiskLimits NONE =
      new RiskLimits(
          Double.POSITIVE_INFINITY, Integer.MAX_VALUE, Integer.MAX_VALUE,
          Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

  public RiskLimits {
    if (!(exposure > 0 && dailyLoss > 0 && drawdown > 0)
        || openOrders < 1 || ordersPerSecond < 1 || lossesInARow < 1) {
      throw new IllegalArgumentException(
          "limits must be > 0, were exposure " + exposure + " open orders " + openOrders
              + " orders/s " + ordersPerSecond + " daily loss " + dailyLoss + " drawdown "
              + drawdown + " losses in a row " + lossesInARow);
    }
  }
}
