// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

/**
 * Which of at most 64 marks can lie at an interval: the prices around the close in cells, each with a
 * bit for every mark that reaches into it. What lies outside counts for the outermost cell, so that
 * no mark is missed; whether one really lies there the caller looks up. Immutable.
 */
final class MarkGrid {

  /** Marks that fit. */
  static final int MOST = Long.SIZE;

  private static final int CELLS = 32;

  private final double base;
  private final double perCell;
  private final long[] marks = new long[CELLS];

  /**
   * A grid of the marks in [0, count).
   *
   * @param from price at which the cells begin
   * @param to price at which they end
   */
  MarkGrid(double[] low, double[] high, int count, double from, double to) {
    base = from;
    perCell = CELLS / (to - from);
    for (int i = 0; i < count; i++) {
      int last = cell(high[i]);
      for (int c = cell(low[i]); c <= last; c++) {
        marks[c] |= 1L << i;
      }
    }
  }

  // A cast of what is beyond the int range gives its nearest end.
  private int cell(double price) {
    return Math.clamp((int) ((price - base) * perCell), 0, CELLS - 1);
  }

  /** A bit for every mark that can lie within [from, to], and perhaps for others. */
  long candidates(double from, double to) {
    long found = 0;
    int last = cell(to);
    for (int c = cell(from); c <= last; c++) {
      found |= marks[c];
    }
    return found;
  }
}
