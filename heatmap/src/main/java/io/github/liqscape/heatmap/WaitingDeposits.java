// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;
import static io.github.liqscape.heatmap.DistancePrior.NO_PRICE;
import static io.github.liqscape.heatmap.DistancePrior.TAPS;
import static io.github.liqscape.heatmap.DistancePrior.TAP_WEIGHT;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Deposits of one side that are not in its buckets yet: raw mass by bin and by bucket of its entry. Many
 * candles open positions at the same prices, and only together are they worth the way to the buckets of
 * their liquidation, one per tap. Whoever reads a bucket has to add what waits for it.
 *
 * <p>Threading: single writer.
 */
final class WaitingDeposits {

  /** Buckets of entries that one bin can wait with, a power of two. */
  private static final int ROOM = 128;

  private static final int MASK = ROOM - 1;

  private final double[][] cells = new double[BINS][ROOM];
  private final int[] low = new int[BINS];
  private final int[] high = new int[BINS];
  private final int[] shifts = new int[BINS * TAPS];
  private final int[] lowestShift = new int[BINS];
  private final int[] highestShift = new int[BINS];
  private final boolean[] priced = new boolean[BINS];

  WaitingDeposits(DistancePrior prior, int side) {
    for (int bin = 0; bin < BINS; bin++) {
      clear(bin);
      lowestShift[bin] = Integer.MAX_VALUE;
      highestShift[bin] = Integer.MIN_VALUE;
      priced[bin] = true;
      for (int tap = 0; tap < TAPS; tap++) {
        int shift = prior.shift(side, bin, tap);
        shifts[bin * TAPS + tap] = shift;
        priced[bin] &= shift != NO_PRICE;
        lowestShift[bin] = Math.min(lowestShift[bin], shift);
        highestShift[bin] = Math.max(highestShift[bin], shift);
      }
    }
  }

  boolean isEmpty(int bin) {
    return low[bin] > high[bin];
  }

  /** Lowest bucket that mass of a bin waits for. */
  int lowestTarget(int bin) {
    return low[bin] + lowestShift[bin];
  }

  int highestTarget(int bin) {
    return high[bin] + highestShift[bin];
  }

  /** Whether every tap of every entry of a bin has a bucket between two, both included. */
  boolean fits(int bin, EntryDensity entries, int first, int last) {
    return priced[bin]
        && entries.highest() - entries.lowest() < ROOM
        && entries.lowest() + lowestShift[bin] >= first
        && entries.highest() + highestShift[bin] <= last;
  }

  /** Whether the entries fit beside those that a bin waits with. */
  boolean hasRoom(int bin, EntryDensity entries) {
    return Math.max(high[bin], entries.highest()) - (long) Math.min(low[bin], entries.lowest())
        < ROOM;
  }

  /** Lets {@code raw × share} of every entry wait. */
  void add(int bin, double raw, EntryDensity entries) {
    int[] entry = entries.buckets();
    double[] share = entries.shares();
    int n = entries.count();
    double[] of = cells[bin];
    for (int j = 0; j < n; j++) {
      of[entry[j] & MASK] += raw * share[j];
    }
    low[bin] = Math.min(low[bin], entries.lowest());
    high[bin] = Math.max(high[bin], entries.highest());
  }

  /**
   * Adds what a bin waits with to the ring of its targets: the cell of a bucket is
   * {@code bucket & (into.length - 1)}.
   *
   * @param from lowest bucket that takes anything
   * @param to highest such bucket
   */
  void addTo(int bin, double weight, int from, int to, double[] into) {
    if (isEmpty(bin) || lowestTarget(bin) > to || highestTarget(bin) < from) {
      return;
    }
    double[] of = cells[bin];
    int mask = into.length - 1;
    for (int tap = 0; tap < TAPS; tap++) {
      int shift = shifts[bin * TAPS + tap];
      double w = weight * TAP_WEIGHT[tap];
      int last = Math.min(high[bin], to - shift);
      int k = Math.max(low[bin], from - shift);
      while (k <= last) {
        int source = k & MASK;
        int target = (k + shift) & mask;
        int n = Math.min(last - k + 1, Math.min(ROOM - source, into.length - target));
        add(w, of, source, into, target, n);
        k += n;
      }
    }
  }

  private static void add(
      double weight, double[] of, int source, double[] into, int target, int n) {
    for (int i = 0; i < n; i++) {
      into[target + i] += weight * of[source + i];
    }
  }

  /** The same, all of it, into the blocks of a ring. */
  void addTo(int bin, double[][] blocks) {
    int mask = blocks.length * FrozenCells.BLOCK - 1;
    for (int tap = 0; tap < TAPS && !isEmpty(bin); tap++) {
      int shift = shifts[bin * TAPS + tap];
      for (int k = low[bin]; k <= high[bin]; k++) {
        int place = (k + shift) & mask;
        blocks[FrozenCells.blockOf(place)][place % FrozenCells.BLOCK] +=
            TAP_WEIGHT[tap] * cells[bin][k & MASK];
      }
    }
  }

  /** What waits for one bucket. */
  double at(int bin, int bucket) {
    double sum = 0;
    for (int tap = 0; tap < TAPS && !isEmpty(bin); tap++) {
      int k = bucket - shifts[bin * TAPS + tap];
      sum += k < low[bin] || k > high[bin] ? 0 : TAP_WEIGHT[tap] * cells[bin][k & MASK];
    }
    return sum;
  }

  void clear(int bin) {
    for (int k = low[bin]; k <= high[bin]; k++) {
      cells[bin][k & MASK] = 0;
    }
    low[bin] = Integer.MAX_VALUE;
    high[bin] = Integer.MIN_VALUE;
  }

  void save(DataOutput out) throws IOException {
    for (int bin = 0; bin < BINS; bin++) {
      out.writeInt(low[bin]);
      out.writeInt(high[bin]);
      for (int k = low[bin]; k <= high[bin]; k++) {
        out.writeDouble(cells[bin][k & MASK]);
      }
    }
  }

  /** Reads what {@link #save} wrote; every target must lie between two buckets, both included. */
  void restore(DataInput in, int first, int last) throws IOException {
    for (int bin = 0; bin < BINS; bin++) {
      clear(bin);
      int from = in.readInt();
      int to = in.readInt();
      Saved.check(
          from > to
              || (priced[bin]
                  && (long) to - from < ROOM
                  && (long) from + lowestShift[bin] >= first
                  && (long) to + highestShift[bin] <= last),
          "waiting deposits from bucket " + from + " to " + to);
      for (int k = from; k <= to; k++) {
        cells[bin][k & MASK] = Saved.notNegative(in.readDouble(), "waiting deposit");
      }
      low[bin] = from;
      high[bin] = to;
    }
  }
}
