// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.stats.TradeMeasures;
import io.github.liqscape.paper.review.stats.Variant;
import java.util.Objects;

/**
 * What the gate needs of a closed trade.
 *
 * @param ruleHash rule it was made by, see {@link RuleBinding}
 * @param openNanos time of its first fill
 * @param closeNanos time of its last fill
 * @param worstR net R in the worst variant; NaN without a stop, which fails every test of R
 * @param worstNetE8 net profit in the worst variant, in 1e-8 of the settlement asset
 */
public record GateTrade(
    String ruleHash, long openNanos, long closeNanos, double worstR, long worstNetE8) {

  public GateTrade {
    Objects.requireNonNull(ruleHash, "ruleHash");
    if (Double.isInfinite(worstR)) {
      throw new IllegalArgumentException("worstR must be finite or NaN, was " + worstR);
    }
  }

  /** A paper trade as the gate sees it. */
  public static GateTrade of(PaperTrade trade, String ruleHash) {
    return new GateTrade(
        ruleHash, trade.entryNanos(), trade.exitNanos(),
        TradeMeasures.of(trade).r(trade, Variant.WORST).orElse(Double.NaN),
        trade.worstNetE8());
  }
}
