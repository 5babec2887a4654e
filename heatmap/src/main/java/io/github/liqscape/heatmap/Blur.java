// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

/**
 * Lets the liquidation prices of open positions drift apart with time, as added margin, funding and other
 * positions move them: half of a bucket stays, a quarter goes h buckets either way.
 *
 * <p>Threading: single writer; scratch space is reused.
 */
final class Blur {

  private static final double THIN = 1e-12;

  private final DistancePrior prior;
  private final double width;

  /** The cells h buckets below and above, at the places of a side's ring. */
  private final double[] below;

  private final double[] above;
  private double[] reflected = {};

  /**
   * @param size buckets of a side's window, a power of two
   */
  Blur(DistancePrior prior, double width, int size) {
    this.prior = prior;
    this.width = width;
    below = new double[size];
    above = new double[size];
  }

  /**
   * Applies so many hours to a side.
   *
   * @param mark bucket of the mark: nothing may land at or beyond it, what would is reflected
   */
  void apply(SideMass mass, int side, double hours, int mark) {
    for (int bin = 0; bin < BINS; bin++) {
      double v = mass.blurVariance(bin) + hours * prior.hourlyVariance(side, bin);
      int h = (int) Math.min(mass.size(), Math.floor(Math.sqrt(2 * v) / width));
      if (h >= 1) {
        double step = h * width;
        v -= step * step / 2;
        spread(mass, side == PositionBook.LONG ? 1 : -1, bin, h, mark);
      }
      mass.blurVariance(bin, v);
    }
  }

  private void spread(SideMass mass, int sign, int bin, int h, int mark) {
    int lo = mass.low(bin);
    int hi = mass.high(bin);
    if (lo > hi) {
      return;
    }
    int first = sign > 0 ? mass.first() : Math.max(mass.first(), mark + 1);
    int last = sign > 0 ? Math.min(mass.last(), mark - 1) : mass.last();
    double[] cells = mass.cells(bin);
    int mask = cells.length - 1;
    // What crosses an end of the live window, taken before the cells change; the mark is at one of them.
    int low = Math.min(hi, first + h - 1) - lo + 1;
    int high = hi - Math.max(lo, last - h + 1) + 1;
    fit(Math.max(0, low) + Math.max(0, high));
    int n = 0;
    for (int j = 0; j < low; j++) {
      reflected[n++] = 0.25 * cells[(lo + j) & mask];
    }
    for (int j = 0; j < high; j++) {
      reflected[n++] = 0.25 * cells[(hi - j) & mask];
    }
    int from = Math.max(first, lo - h);
    int to = Math.min(last, hi + h);
    shift(cells, from, to, -h, mass.first(), mass.last(), below);
    shift(cells, from, to, h, mass.first(), mass.last(), above);
    int start = from & mask;
    int head = Math.min(to - from + 1, cells.length - start);
    mix(below, cells, above, start, start + head);
    mix(below, cells, above, 0, to - from + 1 - head);
    double thin = THIN * mass.rawTotal(bin);
    int kept = foldLow(cells, from, to, thin);
    mass.changed(bin, kept, foldHigh(cells, kept, to, thin));
    n = 0;
    for (int j = 0; j < low; j++) {
      reflect(mass, sign, bin, lo + j - h, reflected[n++], mark);
    }
    for (int j = 0; j < high; j++) {
      reflect(mass, sign, bin, hi - j + h, reflected[n++], mark);
    }
  }

  private void fit(int n) {
    if (reflected.length < n) {
      reflected = new double[2 * n];
    }
  }

  /**
   * Copies the cells so many buckets away from those between two buckets to their places; zero where
   * that is outside the window from {@code first} to {@code last}.
   */
  private static void shift(
      double[] cells, int from, int to, int away, int first, int last, double[] into) {
    int mask = cells.length - 1;
    int begin = Math.max(from, first - away);
    int end = Math.min(to, last - away);
    for (int k = from; k < Math.min(begin, to + 1); k++) {
      into[k & mask] = 0;
    }
    for (int k = Math.max(end + 1, from); k <= to; k++) {
      into[k & mask] = 0;
    }
    int k = begin;
    while (k <= end) {
      int source = (k + away) & mask;
      int target = k & mask;
      int n = Math.min(end - k + 1, cells.length - Math.max(source, target));
      System.arraycopy(cells, source, into, target, n);
      k += n;
    }
  }

  /** All at the same index: only so can the compiler use wide instructions. */
  private static void mix(double[] below, double[] here, double[] above, int from, int to) {
    for (int j = from; j < to; j++) {
      here[j] = 0.5 * here[j] + 0.25 * (above[j] + below[j]);
    }
  }

  /**
   * Folds the thin end of a bin's range into the next bucket. Otherwise every blur would add buckets that
   * hold next to nothing, and at last subnormal numbers, which are very slow.
   */
  private static int foldLow(double[] cells, int from, int to, double thin) {
    int mask = cells.length - 1;
    int k = from;
    while (k < to && cells[k & mask] < thin) {
      cells[(k + 1) & mask] += cells[k & mask];
      cells[k++ & mask] = 0;
    }
    return k;
  }

  private static int foldHigh(double[] cells, int from, int to, double thin) {
    int mask = cells.length - 1;
    int k = to;
    while (k > from && cells[k & mask] < thin) {
      cells[(k - 1) & mask] += cells[k & mask];
      cells[k-- & mask] = 0;
    }
    return k;
  }

  private static void reflect(
      SideMass mass, int sign, int bin, int bucket, double cell, int mark) {
    if (cell == 0) {
      return;
    }
    boolean beyond = sign > 0 ? bucket >= mark : bucket <= mark;
    mass.place(bin, beyond ? 2 * mark - sign - bucket : bucket, cell);
  }
}
