// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

/** Moves labels apart: as little as needed, without changing their order. */
final class Spread {

  private Spread() {}

  /**
   * Positions as near as can be to those wanted.
   *
   * @param wanted rising positions
   * @param gap least distance between two
   * @param low least position
   * @param high greatest position; must leave room for all
   * @return rising positions in [low, high], at least {@code gap} apart
   */
  static double[] apart(double[] wanted, double gap, double low, double high) {
    double[] at = wanted.clone();
    // Blocks of touching labels settle at the mean of what their members want.
    int[] size = new int[at.length];
    double[] sum = new double[at.length];
    int blocks = 0;
    for (double want : wanted) {
      sum[blocks] = want;
      size[blocks++] = 1;
      while (blocks > 1
          && start(sum, size, blocks - 1, gap, low, high)
              < start(sum, size, blocks - 2, gap, low, high) + size[blocks - 2] * gap) {
        blocks--;
        // The later members want to stand that much further than the block's start.
        sum[blocks - 1] += sum[blocks] - size[blocks] * gap * size[blocks - 1];
        size[blocks - 1] += size[blocks];
      }
    }
    int i = 0;
    for (int block = 0; block < blocks; block++) {
      double start = start(sum, size, block, gap, low, high);
      for (int k = 0; k < size[block]; k++) {
        at[i++] = start + k * gap;
      }
    }
    return at;
  }

  private static double start(
      double[] sum, int[] size, int block, double gap, double low, double high) {
    double latest = high - (size[block] - 1) * gap;
    return Math.max(low, Math.min(latest, sum[block] / size[block]));
  }
}
