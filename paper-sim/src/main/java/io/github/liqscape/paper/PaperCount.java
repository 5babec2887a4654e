// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

/** Events that had no effect, and why. */
public enum PaperCount {
  /** An instrument that the account does not trade, or a kind of event that fills nothing. */
  NOT_OURS,
  /** A candle that is still forming. */
  FORMING_CANDLE,
  /** The instrument is matched with something else: bars, or ticks, or another timeframe. */
  NOT_MATCHED,
  /** Too far behind the instrument's newest event. */
  LATE,
  /** Older than the newest of its stream. */
  OUT_OF_ORDER,
  /** Applied before. */
  DUPLICATE,
  /** The id of an applied trade with other fields. */
  CONFLICTING,
  /** A price that the books cannot count. */
  MALFORMED,
  /** A stretch without data. */
  GAP
}
