// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

/** What became of a candle that was offered to a series or an aggregator. */
public enum Append {
  /** Taken: it follows the one before without a gap, or is the first. */
  APPENDED,
  /** Taken, but candles are missing between it and the one before. */
  AFTER_GAP,
  /** Taken as the forming candle. */
  FORMING,
  /** Not taken: the same closed candle is there already. */
  DUPLICATE,
  /** Not taken: a closed candle of that time is there already, with other values. */
  CORRECTION,
  /** Not taken: it is older than what is there. */
  OUT_OF_ORDER;

  /** Whether the candle was taken. */
  public boolean taken() {
    return this == APPENDED || this == AFTER_GAP || this == FORMING;
  }
}
