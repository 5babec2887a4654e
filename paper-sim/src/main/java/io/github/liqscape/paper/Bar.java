// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

/**
 * A bar in whole numbers.
 *
 * @param openNanos start
 * @param closeNanos end
 * @param open first price in ticks; high, low and close likewise
 * @param ownMark whether the mark has a path of its own; else it is the last price's
 * @param markOpen first mark; the others likewise
 * @param volume that may be ours in whole steps, -1 if unknown
 * @param traded all of it in steps, NaN if unknown
 */
record Bar(
    long openNanos,
    long closeNanos,
    long open,
    long high,
    long low,
    long close,
    boolean ownMark,
    long markOpen,
    long markHigh,
    long markLow,
    long markClose,
    long volume,
    double traded) {

  /** The extreme nearer to the open comes first; of equally near ones the low. */
  boolean highIsNearer() {
    return high - open < open - low;
  }
}
