// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;
import static io.github.liqscape.heatmap.FrozenCells.BLOCK;

import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * Freezes the raw cells of a {@link SideMass}, whose arrays it looks at. What was frozen before is used
 * again, block by block, where nothing was deposited or blurred since: decay is in the scale, and a sweep
 * only moves an end of the range.
 *
 * <p>Threading: single writer.
 */
final class CellFreezer {

  private static final double[] NO_CELLS = {};

  private final double[][] raw;
  private final int[] low;
  private final int[] high;
  private final WaitingDeposits waiting;
  private final int size;

  /**
   * By bin, a bit for each block that is not as it was frozen last. Of the endless ring's blocks every
   * 64th has the same bit.
   */
  private final long[] changed = new long[BINS];

  /** Held weakly: a map that nobody asks again must not hold its cells twice. */
  private WeakReference<FrozenCells> last = new WeakReference<>(null);

  /**
   * @param raw cells by bin, each a ring
   * @param low lowest bucket of each bin that may hold anything
   * @param high highest such bucket
   * @param waiting what is not in the cells yet
   */
  CellFreezer(double[][] raw, int[] low, int[] high, WaitingDeposits waiting) {
    this.raw = raw;
    this.low = low;
    this.high = high;
    this.waiting = waiting;
    size = raw[0].length;
  }

  /** Cells between two buckets, both included, changed or came into their bin's range. */
  void changed(int bin, int from, int to) {
    changed[bin] |= bits(from, to);
  }

  private static long bits(int from, int to) {
    if (from > to) {
      return 0;
    }
    int block = FrozenCells.blockOf(from);
    int n = FrozenCells.blockOf(to) - block + 1;
    return n >= Long.SIZE ? -1 : Long.rotateLeft((1L << n) - 1, block);
  }

  /** The raw cells of every bin as they are now, at least from its lowest to its highest bucket. */
  FrozenCells freeze() {
    FrozenCells before = last.get();
    double[][][] blocks = new double[BINS][][];
    boolean same = before != null;
    for (int bin = 0; bin < BINS; bin++) {
      long fresh = before == null ? bits(low[bin], high[bin]) : changed[bin];
      if (!waiting.isEmpty(bin)) {
        fresh |= bits(waiting.lowestTarget(bin), waiting.highestTarget(bin));
      }
      changed[bin] = 0;
      if (fresh == 0 && before != null) {
        blocks[bin] = before.of(bin);
      } else {
        blocks[bin] = before == null ? none() : before.of(bin).clone();
        copy(bin, fresh, blocks[bin]);
        waiting.addTo(bin, blocks[bin]);
        same = false;
      }
    }
    if (before != null && same) {
      return before;
    }
    FrozenCells cells = new FrozenCells(blocks, size);
    last = new WeakReference<>(cells);
    return cells;
  }

  private double[][] none() {
    double[][] blocks = new double[size / BLOCK][];
    Arrays.fill(blocks, NO_CELLS);
    return blocks;
  }

  private void copy(int bin, long bits, double[][] into) {
    for (long left = bits; left != 0; left &= left - 1) {
      int block = Long.numberOfTrailingZeros(left) & (into.length - 1);
      into[block] = Arrays.copyOfRange(raw[bin], block * BLOCK, (block + 1) * BLOCK);
    }
  }
}
