// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.setup.Setup;

/**
 * The trades that are one setup: what distributions are taken over. Instruments are pooled, since R
 * has no unit. Trades that no setup stands behind are one group of their own.
 *
 * @param ruleVersion hash of the rule, or {@code none}
 * @param kind of the setup, or {@code NONE}
 * @param timeframe code of its timeframe, or {@code -}
 */
public record SetupGroup(String ruleVersion, String kind, String timeframe) {

  /** The group of a trade. */
  public static SetupGroup of(PaperTrade trade) {
    Setup.Trade origin = trade.origin();
    return origin == null
        ? new SetupGroup("none", "NONE", "-")
        : new SetupGroup(
            origin.facts().ruleVersion(), origin.kind().name(), origin.timeframe().code());
  }
}
