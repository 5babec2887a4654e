// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * The raw cells of every bin of a side at one instant, shared by all profiles between two changes.
 * Immutable.
 */
final class FrozenCells {

  private final double[][] cells;
  private final int[] first;

  /**
   * @param cells by bin, in ascending buckets; not copied
   * @param first bucket of the first cell, by bin; not copied
   */
  FrozenCells(double[][] cells, int[] first) {
    this.cells = cells;
    this.first = first;
  }

  /** The cell of a bucket, which must be one of those frozen. */
  double cell(int bin, int bucket) {
    return cells[bin][bucket - first[bin]];
  }

  /** Sum of the cells between two buckets, both included; 0 if {@code to < from}. */
  double sum(int bin, int from, int to) {
    double[] of = cells[bin];
    int origin = first[bin];
    double sum = 0;
    for (int k = from; k <= to; k++) {
      sum += of[k - origin];
    }
    return sum;
  }
}
