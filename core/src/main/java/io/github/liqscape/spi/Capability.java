// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

/** Something a market of a venue may offer. */
public enum Capability {
  /** Candles of the last price from history. */
  CANDLE_HISTORY,
  /** Candles of the mark price from history. */
  MARK_CANDLE_HISTORY,
  /** Candles of the index price from history. */
  INDEX_CANDLE_HISTORY,
  OPEN_INTEREST_HISTORY,
  FUNDING_HISTORY,
  /** Margin tiers, live, from a file or bundled. */
  MARGIN_TIERS,
  LIVE_TRADES,
  LIVE_CANDLES,
  LIVE_MARK_PRICE,
  LIVE_FUNDING,
  LIVE_OPEN_INTEREST,
  /** Every liquidation. */
  LIVE_FORCED_ORDERS_COMPLETE,
  /** A sample of the liquidations. */
  LIVE_FORCED_ORDERS_SAMPLED,
  LIVE_TOP_OF_BOOK,
  LIVE_BOOK,
  /** Files of past days that the venue publishes. */
  ARCHIVE
}
