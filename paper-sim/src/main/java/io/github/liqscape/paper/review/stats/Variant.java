// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import io.github.liqscape.paper.account.PaperTrade;

/** Which outcome of an ambiguous trade is taken; all others are the same in each. */
public enum Variant {
  /** The lower outcome of each flagged trade. */
  WORST,
  /** What was booked. */
  CHOSEN,
  /** The higher outcome of each flagged trade. */
  BEST;

  /** Net profit of a trade, in 1e-8 of the settlement asset. */
  public long netE8(PaperTrade trade) {
    return switch (this) {
      case WORST -> trade.worstNetE8();
      case CHOSEN -> trade.netE8();
      case BEST -> trade.bestNetE8();
    };
  }
}
