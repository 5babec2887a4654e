// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

/** Which price swept the map. */
public enum MarkSource {
  /** Live mark price. */
  MARK_PRICE,
  /** Candles of the mark price. */
  MARK_CANDLE,
  /** Last-trade prices or candles, shrunk by 5 bp toward the close: an approximation. */
  TRADE_PROXY,
  /** No price has been seen yet. */
  NONE
}
