// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

/** How far a move has come since the break that started it. The first that fits, in this order. */
public enum Phase {
  /** Price is back behind the broken pivot, or the newest break goes the other way. */
  FAILED,
  /** More than 2.5 ATR beyond the broken pivot, or at least four breaks without a pullback. */
  EXTENDED,
  /** More than 1.5 ATR beyond the broken pivot. */
  LATE,
  /** A change of character that no break of structure has confirmed yet. */
  EARLY,
  /** A break of structure, close behind price. */
  ON_TIME,
  /** There was no break in this direction, or no ATR yet. */
  UNKNOWN
}
