// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

/** The streams of one instrument. Event time rises within each of them. */
public enum StreamKind {
  TRADE,
  CANDLE,
  MARK_PRICE,
  FUNDING_RATE,
  OPEN_INTEREST,
  FORCED_ORDER,
  TOP_OF_BOOK,
  BOOK
}
