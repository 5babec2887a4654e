// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The open positions of one side, in contract units, by leverage bin and by the bucket of their
 * liquidation price.
 *
 * <p>Buckets live in a ring per bin, so that a moving window copies nothing. Decay and proportional
 * removal touch one scale factor per bin: true mass = raw × scale. Every bin also knows the range of
 * buckets that may hold anything, so that loops skip the empty rest. Deposits of candles wait beside the
 * buckets until {@link #settle}, or until something happens to the buckets they are for.
 *
 * <p>Threading: single writer.
 */
final class SideMass {

  private static final double SMALLEST_SCALE = 1e-9;

  private final int sign;
  private final int size;
  private final int mask;
  private final double[][] raw;
  private final WaitingDeposits waiting;
  private final double[] weights = new double[BINS];
  private final double[] scale = new double[BINS];
  private final double[] rawTotal = new double[BINS];
  private final double[] rawFar = new double[BINS];
  private final double[] meanEntry = new double[BINS];
  private final double[] blurVariance = new double[BINS];
  private final int[] low = new int[BINS];
  private final int[] high = new int[BINS];
  private final SideSums sums;
  private final CellFreezer freezer;
  private double unknown;
  private int first;

  /** Grows with every change of a cell. */
  private long changes;

  /**
   * @param sign +1 LONG, -1 SHORT
   * @param size buckets of the window, a power of two
   * @param first lowest bucket of the window
   * @param ring scratch space of so many buckets
   * @param waiting empty
   */
  SideMass(int sign, int size, int first, double[] ring, WaitingDeposits waiting) {
    this.sign = sign;
    this.waiting = waiting;
    this.size = size;
    this.mask = size - 1;
    this.raw = new double[BINS][size];
    this.sums = new SideSums(raw, low, high, ring, waiting);
    this.freezer = new CellFreezer(raw, low, high, waiting);
    this.first = first;
    Arrays.fill(scale, 1);
    clearRanges();
  }

  private void clearRanges() {
    Arrays.fill(low, Integer.MAX_VALUE);
    Arrays.fill(high, Integer.MIN_VALUE);
  }

  int first() {
    return first;
  }

  int last() {
    return first + size - 1;
  }

  double mass(int bin, int bucket) {
    return bucket < first || bucket > last()
        ? 0
        : (raw[bin][bucket & mask] + waiting.at(bin, bucket)) * scale[bin];
  }

  double far(int bin) {
    return rawFar[bin] * scale[bin];
  }

  /** Mass of a bin, outside the window included. */
  double total(int bin) {
    return rawTotal[bin] * scale[bin];
  }

  double unknown() {
    return unknown;
  }

  void unknown(double quantity) {
    unknown = quantity;
  }

  double meanEntry(int bin) {
    return meanEntry[bin];
  }

  double scale(int bin) {
    return scale[bin];
  }

  /** Lowest bucket of a bin that may hold mass; above {@link #high} if there is none. */
  int low(int bin) {
    return low[bin];
  }

  int high(int bin) {
    return high[bin];
  }

  /** Everything, unknown included. */
  double sum() {
    double sum = unknown;
    for (int bin = 0; bin < BINS; bin++) {
      sum += rawTotal[bin] * scale[bin];
    }
    return sum;
  }

  void multiply(int bin, double factor) {
    double g = scale[bin] * factor;
    if (g >= SMALLEST_SCALE) {
      scale[bin] = g;
      return;
    }
    settle(bin);
    cellsChanged(bin, low[bin], high[bin]);
    double[] cells = raw[bin];
    for (int k = low[bin]; k <= high[bin]; k++) {
      cells[k & mask] *= g;
    }
    rawFar[bin] *= g;
    rawTotal[bin] *= g;
    scale[bin] = 1;
    if (g == 0) {
      clear(bin);
    }
  }

  private void cellsChanged(int bin, int from, int to) {
    changes++;
    freezer.changed(bin, from, to);
  }

  private void clear(int bin) {
    changes++;
    Arrays.fill(raw[bin], 0);
    waiting.clear(bin);
    rawFar[bin] = 0;
    rawTotal[bin] = 0;
    scale[bin] = 1;
    low[bin] = Integer.MAX_VALUE;
    high[bin] = Integer.MIN_VALUE;
  }

  /** Removes everything; blur memory stays, it belongs to the passing of time. */
  void clear() {
    for (int bin = 0; bin < BINS; bin++) {
      clear(bin);
    }
    unknown = 0;
  }

  /** Notes a deposit into a bin for its mean entry price. Call before the mass is added. */
  void enter(int bin, double quantity, double entryPrice) {
    double before = total(bin);
    double after = before + quantity;
    if (after > 0) {
      meanEntry[bin] = (meanEntry[bin] * before + entryPrice * quantity) / after;
    }
  }

  /**
   * Adds {@code coefficient × share} of the entries from, inclusive, to, exclusive, each {@code shift}
   * buckets away from its entry.
   */
  void deposit(int bin, int shift, double coefficient, EntryDensity entries, int from, int to) {
    if (from >= to) {
      return;
    }
    int[] entry = entries.buckets();
    double[] share = entries.shares();
    double[] cumulative = entries.cumulative();
    double c = coefficient / scale[bin];
    int lowest = entry[from] + shift;
    int highest = entry[to - 1] + shift;
    rawTotal[bin] += c * (cumulative[to] - cumulative[from]);
    if (lowest < first || highest > last()) {
      depositAcrossBorder(bin, shift, c, entry, share, from, to);
      return;
    }
    double[] cells = raw[bin];
    for (int j = from; j < to; j++) {
      cells[(entry[j] + shift) & mask] += c * share[j];
    }
    widen(bin, lowest, highest);
  }

  /** Whether deposits into a bin may wait: all their targets must lie in the window. */
  boolean mayWait(int bin, EntryDensity entries) {
    return waiting.fits(bin, entries, first, last());
  }

  /** Adds {@code coefficient × share} of every entry over all taps; it waits beside the buckets. */
  void deposit(int bin, double coefficient, EntryDensity entries) {
    if (!waiting.hasRoom(bin, entries)) {
      settle(bin);
    }
    double c = coefficient / scale[bin];
    rawTotal[bin] += c * entries.cumulative()[entries.count()];
    waiting.add(bin, c, entries);
    widen(bin, waiting.lowestTarget(bin), waiting.highestTarget(bin));
  }

  /** Moves what waits into the buckets. */
  void settle() {
    for (int bin = 0; bin < BINS; bin++) {
      settle(bin);
    }
  }

  private void settle(int bin) {
    if (!waiting.isEmpty(bin)) {
      // What a bucket holds stays the same, but for the rounding of sums over it.
      changes++;
      waiting.addTo(bin, 1, first, last(), raw[bin]);
      waiting.clear(bin);
    }
  }

  private void settleBetween(int bin, int from, int to) {
    if (!waiting.isEmpty(bin)
        && waiting.lowestTarget(bin) <= to
        && waiting.highestTarget(bin) >= from) {
      settle(bin);
    }
  }

  private void depositAcrossBorder(
      int bin, int shift, double c, int[] entry, double[] share, int from, int to) {
    for (int j = from; j < to; j++) {
      int k = entry[j] + shift;
      if (k < first || k > last()) {
        rawFar[bin] += c * share[j];
      } else {
        raw[bin][k & mask] += c * share[j];
        widen(bin, k, k);
      }
    }
  }

  /** Adds to what lies outside the window. */
  void depositFar(int bin, double quantity) {
    double c = quantity / scale[bin];
    rawFar[bin] += c;
    rawTotal[bin] += c;
  }

  /** Cells between two buckets were changed; what lies between them and the range now belongs to it. */
  private void widen(int bin, int lowest, int highest) {
    boolean empty = low[bin] > high[bin];
    cellsChanged(
        bin,
        empty ? lowest : Math.min(lowest, high[bin] + 1),
        empty ? highest : Math.max(highest, low[bin] - 1));
    low[bin] = Math.min(low[bin], lowest);
    high[bin] = Math.max(high[bin], highest);
  }

  /**
   * Zeroes the buckets of a range and adds what was there to the exposure of each bin.
   *
   * @param memory where swept buckets are remembered, if they may explain prints
   * @return true if anything was swept
   */
  boolean sweep(int from, int to, double[] exposure, SweptMemory memory, long nanos, boolean remember) {
    boolean any = false;
    for (int bin = 0; bin < BINS; bin++) {
      int lo = Math.max(from, low[bin]);
      int hi = Math.min(to, high[bin]);
      if (lo > hi) {
        continue;
      }
      settleBetween(bin, lo, hi);
      double[] cells = raw[bin];
      double swept = 0;
      for (int k = lo; k <= hi; k++) {
        double cell = cells[k & mask];
        if (cell != 0) {
          swept += cell;
          if (remember) {
            memory.add(sign, bin, k, cell * scale[bin], nanos);
          }
          cells[k & mask] = 0;
        }
      }
      if (lo == low[bin] && hi == high[bin]) {
        low[bin] = Integer.MAX_VALUE;
        high[bin] = Integer.MIN_VALUE;
      } else if (lo == low[bin]) {
        low[bin] = hi + 1;
      } else if (hi == high[bin]) {
        high[bin] = lo - 1;
      } else {
        freezer.changed(bin, lo, hi);
      }
      if (swept != 0) {
        any = true;
        rawTotal[bin] = Math.max(0, rawTotal[bin] - swept);
        exposure[bin] += swept * scale[bin];
      }
    }
    if (any) {
      changes++;
    }
    return any;
  }

  /** Moves the window; mass that leaves it goes to far and stays there. */
  void recentre(int newFirst) {
    settle();
    changes++;
    int newLast = newFirst + size - 1;
    for (int bin = 0; bin < BINS; bin++) {
      double[] cells = raw[bin];
      double left = 0;
      for (int k = low[bin]; k <= Math.min(high[bin], newFirst - 1); k++) {
        left += cells[k & mask];
        cells[k & mask] = 0;
      }
      for (int k = Math.max(low[bin], newLast + 1); k <= high[bin]; k++) {
        left += cells[k & mask];
        cells[k & mask] = 0;
      }
      rawFar[bin] += left;
      low[bin] = Math.max(low[bin], newFirst);
      high[bin] = Math.min(high[bin], newLast);
      if (low[bin] > high[bin]) {
        low[bin] = Integer.MAX_VALUE;
        high[bin] = Integer.MIN_VALUE;
      }
    }
    first = newFirst;
  }

  double blurVariance(int bin) {
    return blurVariance[bin];
  }

  void blurVariance(int bin, double variance) {
    blurVariance[bin] = variance;
  }

  /** The raw cells of a bin; that of a bucket is {@code bucket & (length - 1)}. */
  double[] cells(int bin) {
    return raw[bin];
  }

  /** Its cells were changed and now lie between two buckets, both included. */
  void changed(int bin, int lowest, int highest) {
    cellsChanged(bin, lowest, highest);
    low[bin] = lowest <= highest ? lowest : Integer.MAX_VALUE;
    high[bin] = lowest <= highest ? highest : Integer.MIN_VALUE;
  }

  /** Moves raw mass that belongs to a bin already into a bucket, or outside the window. */
  void place(int bin, int bucket, double cell) {
    if (bucket < first || bucket > last()) {
      rawFar[bin] += cell;
    } else {
      raw[bin][bucket & mask] += cell;
      widen(bin, bucket, bucket);
    }
  }

  double rawTotal(int bin) {
    return rawTotal[bin];
  }

  /** Adds the mass of a range to one sum per bin. */
  void massIn(int from, int to, double[] perBin) {
    for (int bin = 0; bin < BINS; bin++) {
      settleBetween(bin, from, to);
      double sum = 0;
      int hi = Math.min(to, high[bin]);
      for (int k = Math.max(from, low[bin]); k <= hi; k++) {
        sum += raw[bin][k & mask];
      }
      perBin[bin] += sum * scale[bin];
    }
  }

  /** The expected forced quantity of a range of buckets; that of {@code from} goes to {@code into[at]}. */
  void forced(Calibration calibration, int side, int from, int to, double[] into, int at) {
    for (int bin = 0; bin < BINS; bin++) {
      weights[bin] = calibration.theta(side, bin) * scale[bin];
    }
    sums.between(weights, first, from, to, into, at);
  }

  /** Mass of every bucket, given the scale of each bin; in a ring that others share. */
  double[] masses(double[] scaleOfBin) {
    return sums.masses(scaleOfBin, first, changes);
  }

  /** Expected forced quantity of every bucket, given that of a raw cell of each bin; likewise. */
  double[] forced(double[] forcedPerCell) {
    return sums.forced(forcedPerCell, first, changes);
  }

  /** Adds up the buckets again, so that rounding cannot build up in the totals. */
  void recount() {
    settle();
    for (int bin = 0; bin < BINS; bin++) {
      double sum = rawFar[bin];
      for (int k = low[bin]; k <= high[bin]; k++) {
        sum += raw[bin][k & mask];
      }
      rawTotal[bin] = sum;
    }
  }

  /** The raw cells of every bin as they are now, see {@link CellFreezer}. */
  FrozenCells freeze() {
    return freezer.freeze();
  }

  int size() {
    return size;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(first);
    out.writeDouble(unknown);
    for (int bin = 0; bin < BINS; bin++) {
      out.writeDouble(scale[bin]);
      out.writeDouble(rawTotal[bin]);
      out.writeDouble(rawFar[bin]);
      out.writeDouble(meanEntry[bin]);
      out.writeDouble(blurVariance[bin]);
      out.writeInt(low[bin]);
      out.writeInt(high[bin]);
      for (int k = low[bin]; k <= high[bin]; k++) {
        out.writeDouble(raw[bin][k & mask]);
      }
    }
    waiting.save(out);
  }

  void restore(DataInput in) throws IOException {
    first = in.readInt();
    unknown = Saved.notNegative(in.readDouble(), "unknown open interest");
    for (int bin = 0; bin < BINS; bin++) {
      scale[bin] = Saved.notNegative(in.readDouble(), "scale");
      rawTotal[bin] = Saved.notNegative(in.readDouble(), "bin total");
      rawFar[bin] = Saved.notNegative(in.readDouble(), "far mass");
      meanEntry[bin] = Saved.notNegative(in.readDouble(), "mean entry");
      blurVariance[bin] = Saved.notNegative(in.readDouble(), "blur variance");
      low[bin] = in.readInt();
      high[bin] = in.readInt();
      Saved.check(
          low[bin] > high[bin] || (low[bin] >= first && high[bin] <= last()),
          "bucket range outside its window");
      for (int k = low[bin]; k <= high[bin]; k++) {
        raw[bin][k & mask] = Saved.notNegative(in.readDouble(), "bucket mass");
      }
    }
    waiting.restore(in, first, last());
  }
}
