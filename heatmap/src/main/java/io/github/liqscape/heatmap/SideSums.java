// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * What is read off the buckets of a {@link SideMass}, whose arrays it looks at: weighted sums over the
 * bins, and frozen copies. It changes nothing.
 *
 * <p>Threading: single writer.
 */
final class SideSums {

  private static final double[] NO_CELLS = {};

  private final double[][] raw;
  private final int[] low;
  private final int[] high;
  private final double[] ring;
  private final WaitingDeposits waiting;
  private final int size;
  private final int mask;
  private WeakReference<FrozenCells> frozen = new WeakReference<>(null);
  private long frozenAt;

  /**
   * @param raw cells by bin, each a ring
   * @param low lowest bucket of each bin that may hold anything
   * @param high highest such bucket
   * @param ring scratch space as long as a bin's
   * @param waiting what is not in the cells yet
   */
  SideSums(double[][] raw, int[] low, int[] high, double[] ring, WaitingDeposits waiting) {
    this.raw = raw;
    this.low = low;
    this.high = high;
    this.ring = ring;
    this.waiting = waiting;
    size = ring.length;
    mask = size - 1;
  }

  /**
   * Weighted sums over the bins of the buckets between two, both included; that of {@code from} goes to
   * {@code into[at]}.
   *
   * @param first lowest bucket of the window; outside of it sums are 0
   */
  void between(double[] weightOfBin, int first, int from, int to, double[] into, int at) {
    int lo = Math.max(from, first);
    int n = Math.min(to, first + size - 1) - lo + 1;
    if (n < to - from + 1) {
      Arrays.fill(into, at, at + to - from + 1, 0);
    }
    if (n > 0) {
      int start = lo & mask;
      int head = Math.min(n, size - start);
      Arrays.fill(ring, start, start + head, 0);
      Arrays.fill(ring, 0, n - head, 0);
      addUp(weightOfBin, lo, lo + n - 1);
      int target = at + lo - from;
      System.arraycopy(ring, start, into, target, head);
      System.arraycopy(ring, 0, into, target + head, n - head);
    }
  }

  /** Weighted sums over the bins of all buckets, in a new ring. */
  double[] all(double[] weightOfBin, int first) {
    // Added in a ring that is always in the cache, and written to new memory once.
    Arrays.fill(ring, 0);
    addUp(weightOfBin, first, first + size - 1);
    return ring.clone();
  }

  private void addUp(double[] weightOfBin, int from, int to) {
    for (int group = 0; group < BINS; group += BinSums.GROUP) {
      int lo = Integer.MAX_VALUE;
      int hi = Integer.MIN_VALUE;
      for (int bin = group; bin < group + BinSums.GROUP; bin++) {
        lo = Math.min(lo, low[bin]);
        hi = Math.max(hi, high[bin]);
      }
      lo = Math.max(lo, from);
      hi = Math.min(hi, to);
      if (lo <= hi) {
        // Beyond its own range a bin's cells are zero, so all of a group can take the widest.
        int start = lo & mask;
        int n = hi - lo + 1;
        int head = Math.min(n, size - start);
        BinSums.add(raw, group, weightOfBin, start, start + head, ring);
        BinSums.add(raw, group, weightOfBin, 0, n - head, ring);
      }
    }
    for (int bin = 0; bin < BINS; bin++) {
      waiting.addTo(bin, weightOfBin[bin], from, to, ring);
    }
  }

  /**
   * The raw cells of every bin, at least from its lowest to its highest bucket. Two profiles share them
   * unless something was deposited or blurred between them: decay is in the scale, and a sweep only moves
   * an end of the range.
   *
   * @param changes grows with every change of a cell within its bin's range
   */
  FrozenCells freeze(long changes) {
    FrozenCells cells = frozen.get();
    if (cells == null || frozenAt != changes) {
      double[][] copies = new double[BINS][];
      for (int bin = 0; bin < BINS; bin++) {
        copies[bin] = copy(bin);
      }
      cells = new FrozenCells(copies, low.clone());
      frozen = new WeakReference<>(cells);
      frozenAt = changes;
    }
    return cells;
  }

  private double[] copy(int bin) {
    if (low[bin] > high[bin]) {
      return NO_CELLS;
    }
    int start = low[bin] & mask;
    int n = high[bin] - low[bin] + 1;
    int head = Math.min(n, size - start);
    // Filled as it is made: a new array would be cleared first, and there is much to copy.
    double[] copy = Arrays.copyOfRange(raw[bin], start, start + n);
    System.arraycopy(raw[bin], 0, copy, head, n - head);
    waiting.addTo(bin, copy, low[bin]);
    return copy;
  }
}
