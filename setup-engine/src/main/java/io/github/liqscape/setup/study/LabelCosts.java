// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.setup.AccountTerms;
import java.math.BigDecimal;

/**
 * Fees, slippage and margin that labels reckon with: the paper broker's defaults on bars.
 *
 * @param makerRate fee of a fill that rested, in [-0.01, 0.01]
 * @param takerRate fee of a market or stop fill, in [0, 0.01]
 * @param slippageBps of market and stop fills, in [0, 100]; one tick at least
 * @param leverage of the isolated position, in [1, 125]
 */
public record LabelCosts(double makerRate, double takerRate, int slippageBps, double leverage) {

  /** Fees and leverage of the usual terms, one basis point of slippage. */
  public static final LabelCosts DEFAULT = of(AccountTerms.DEFAULT);

  private static final String RULES = "paper-bars/1";

  public LabelCosts {
    range("makerRate", makerRate, -0.01, 0.01);
    range("takerRate", takerRate, 0, 0.01);
    range("slippageBps", slippageBps, 0, 100);
    range("leverage", leverage, 1, 125);
  }

  /** Fees and leverage of these terms, one basis point of slippage. */
  public static LabelCosts of(AccountTerms terms) {
    return new LabelCosts(terms.makerRate(), terms.takerRate(), 1, terms.leverageCap());
  }

  /** Id of the fill and cost rules; labels of another one do not mix with these. */
  public String id() {
    return RULES + " maker " + bps(makerRate) + " bp taker " + bps(takerRate) + " bp slippage "
        + slippageBps + " bp leverage " + plain(BigDecimal.valueOf(leverage));
  }

  private static String bps(double rate) {
    return plain(BigDecimal.valueOf(rate).movePointRight(4));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static void range(String name, double value, double from, double to) {
    if (!(value >= from && value <= to)) {
      throw new IllegalArgumentException(
          name + " must be in [" + from + ", " + to + "], was " + value);
    }
  }
}
