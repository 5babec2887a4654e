// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/** What an instrument's orders are matched with. */
public enum Matching {
  /** What comes first decides: a closed candle, or a trade or book. */
  FIRST_SEEN,
  /** Closed candles of the last price. */
  BARS,
  /** Trades and order books. */
  TICKS
}
