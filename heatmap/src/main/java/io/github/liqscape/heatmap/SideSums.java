// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * Weighted sums over the bins of a {@link SideMass}, whose arrays it looks at. It changes nothing.
 *
 * <p>Threading: single writer.
 */
final class SideSums {

  private final double[][] raw;
  private final int[] low;
  private final int[] high;
  private final double[] ring;
  private final WaitingDeposits waiting;
  private final int size;
  private final int mask;
  private final Last masses = new Last();
  private final Last forced = new Last();

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
      addUp(weightOfBin, lo, lo + n - 1, ring);
      int target = at + lo - from;
      System.arraycopy(ring, start, into, target, head);
      System.arraycopy(ring, 0, into, target + head, n - head);
    }
  }

  /** The sums of all buckets that were made last, for as long as a profile holds them. */
  private static final class Last {
    private WeakReference<double[]> ring = new WeakReference<>(null);
    private double[] weights = {};
    private long changes;
  }

  /**
   * Weighted sums over the bins of all buckets, in a ring that profiles share.
   *
   * @param changes grows with every change of a cell
   */
  double[] masses(double[] weightOfBin, int first, long changes) {
    return all(masses, weightOfBin, first, changes);
  }

  /** The same with the weights of forced flow. */
  double[] forced(double[] weightOfBin, int first, long changes) {
    return all(forced, weightOfBin, first, changes);
  }

  private double[] all(Last last, double[] weightOfBin, int first, long changes) {
    double[] sums = last.ring.get();
    if (sums == null || last.changes != changes || !Arrays.equals(last.weights, weightOfBin)) {
      sums = new double[size];
      addUp(weightOfBin, first, first + size - 1, sums);
      last.ring = new WeakReference<>(sums);
      last.weights = weightOfBin;
      last.changes = changes;
    }
    return sums;
  }

  private void addUp(double[] weightOfBin, int from, int to, double[] into) {
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
        BinSums.add(raw, group, weightOfBin, start, start + head, into);
        BinSums.add(raw, group, weightOfBin, 0, n - head, into);
      }
    }
    for (int bin = 0; bin < BINS; bin++) {
      waiting.addTo(bin, weightOfBin[bin], from, to, into);
    }
  }
}
