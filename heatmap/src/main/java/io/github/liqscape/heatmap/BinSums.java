// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

/**
 * Weighted sums over the bins of a side, cell by cell of its ring.
 *
 * <p>Plain loops over five bins at once: every array is read at the same index, so that the compiler
 * uses wide instructions, and a sum is loaded and stored once for five bins. Terms are added in the
 * order of the bins.
 */
final class BinSums {

  /** Bins of one pass; the sums, their terms and weights then fit the registers. */
  static final int GROUP = 5;

  static {
    if (BINS % GROUP != 0) {
      throw new ExceptionInInitializerError(BINS + " bins do not make whole groups");
    }
  }

  private BinSums() {}

  /** Adds the bins of a group, from a cell up to, not including, another. */
  static void add(double[][] cells, int group, double[] weights, int from, int to, double[] into) {
    double[] a = cells[group];
    double[] b = cells[group + 1];
    double[] c = cells[group + 2];
    double[] d = cells[group + 3];
    double[] e = cells[group + 4];
    double wa = weights[group];
    double wb = weights[group + 1];
    double wc = weights[group + 2];
    double wd = weights[group + 3];
    double we = weights[group + 4];
    for (int i = from; i < to; i++) {
      into[i] = into[i] + wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i] + we * e[i];
    }
  }
}
