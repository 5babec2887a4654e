// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * The raw cells of every bin of a side at one instant, in blocks of neighbouring cells of its rings.
 * Profiles share the blocks that did not change between them. Immutable.
 */
final class FrozenCells {

  private static final int SHIFT = 6;

  /** Cells of a block; the rings' sizes are multiples of it. */
  static final int BLOCK = 1 << SHIFT;

  /** By bin and by place in the ring; blocks without any live cell may be missing. */
  private final double[][][] blocks;

  private final int mask;

  /**
   * @param blocks not copied
   * @param size cells of a ring, a power of two
   */
  FrozenCells(double[][][] blocks, int size) {
    this.blocks = blocks;
    this.mask = size - 1;
  }

  /** The number of the block of a bucket, on an endless ring. */
  static int blockOf(int bucket) {
    return bucket >> SHIFT;
  }

  /** The blocks of a bin. */
  double[][] of(int bin) {
    return blocks[bin];
  }

  /** The cell of a bucket, which must be one of those frozen. */
  double cell(int bin, int bucket) {
    int place = bucket & mask;
    return blocks[bin][place >> SHIFT][place & (BLOCK - 1)];
  }

  /** Sum of the cells between two buckets, both included; 0 if {@code to < from}. */
  double sum(int bin, int from, int to) {
    double sum = 0;
    int k = from;
    while (k <= to) {
      int place = k & mask;
      double[] block = blocks[bin][place >> SHIFT];
      int end = Math.min(BLOCK - 1, (place & (BLOCK - 1)) + to - k);
      for (int i = place & (BLOCK - 1); i <= end; i++) {
        sum += block[i];
        k++;
      }
    }
    return sum;
  }
}
