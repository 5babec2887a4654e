// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * The absolute logarithmic price grid: bucket {@code k} holds {@code [exp(k·width), exp((k+1)·width))}, with
 * edges rounded up to ticks, so that a price of so many ticks lies in the same bucket on any machine.
 *
 * <p>Edges around the centre are kept in a ring; a lookup first tries the bucket of the previous one,
 * because consecutive prices rarely leave it.
 *
 * <p>Threading: single writer.
 */
final class PriceGrid {

  /** Bucket width of the finest grid, in log price: 2.5 basis points. */
  static final double BASE_WIDTH = 2.5e-4;

  /** Reach of a side's window away from the mark (0.90) in buckets of the finest grid. */
  static final int FAR_REACH = 3_600;

  /** Buckets per side of the finest grid. */
  static final int SIDE_BUCKETS = 4_096;

  /** Coarsest grid: 64 × 2.5 bp. */
  static final int MAX_FACTOR = 64;

  /** So many neighbours cost less than a logarithm. */
  private static final int NEAR = 6;

  /** Below so many ticks three roundings make less than half a tick. */
  private static final long MANY_TICKS = 1L << 50;

  private static final int RING = 8_192;
  private static final int MASK = RING - 1;

  /** exp(j × 2.5 bp): the ratio of the prices of two buckets j apart, on any grid. */
  private static final double[] RATIOS = new double[2 * 4_608 + 1];

  private static final int RATIO_ZERO = RATIOS.length / 2;

  static {
    for (int j = 0; j < RATIOS.length; j++) {
      RATIOS[j] = StrictMath.exp((j - RATIO_ZERO) * BASE_WIDTH);
    }
  }

  private final double tick;
  private final double perTick;
  private final int factor;
  private final double width;
  private final int reach;
  private final int size;
  private final long[] edges = new long[RING + 1];
  private int centre;
  private double centrePrice;
  private int first;
  private int last;
  private int hint;

  /** Ticks of the hinted bucket: from, inclusive, to, exclusive. */
  private long hintFrom;

  private long hintTo;

  /**
   * @param tick price step
   * @param factor width in multiples of 2.5 bp, a power of two
   * @param centre bucket in the middle of the windows
   */
  PriceGrid(double tick, int factor, int centre) {
    this.tick = tick;
    this.perTick = 1 / tick;
    this.factor = factor;
    this.width = BASE_WIDTH * factor;
    this.reach = FAR_REACH / factor;
    this.size = SIDE_BUCKETS / factor;
    this.centre = centre;
    this.centrePrice = StrictMath.exp((centre + 0.5) * width);
    first = centre - reach;
    last = centre + reach + 1;
    for (int k = first; k <= last; k++) {
      edges[k & MASK] = edge(k);
    }
    hint(centre);
  }

  /** The grid whose buckets are at least one tick wide at this price. */
  static PriceGrid around(double tick, double price) {
    int factor = 1;
    while (tick > price * BASE_WIDTH * factor && factor < MAX_FACTOR) {
      factor *= 2;
    }
    double width = BASE_WIDTH * factor;
    int guess = (int) Math.floor(StrictMath.log(price) / width);
    return new PriceGrid(tick, factor, search(Math.round(price / tick), guess, tick, width));
  }

  int factor() {
    return factor;
  }

  double width() {
    return width;
  }

  /** Buckets of one side's window. */
  int size() {
    return size;
  }

  int centre() {
    return centre;
  }

  /** Lowest bucket of the LONG window. */
  int longFirst() {
    return centre - reach;
  }

  /** Lowest bucket of the SHORT window. */
  int shortFirst() {
    return centre + reach - size + 1;
  }

  /** Moves the windows; edges that stay in reach are kept. */
  void recentre(int newCentre) {
    int newFirst = newCentre - reach;
    int newLast = newCentre + reach + 1;
    for (int k = newFirst; k <= newLast; k++) {
      if (k < first || k > last) {
        edges[k & MASK] = edge(k);
      }
    }
    centre = newCentre;
    centrePrice = StrictMath.exp((centre + 0.5) * width);
    first = newFirst;
    last = newLast;
    hint(newCentre);
  }

  /** The bucket of a price, which need not lie on the tick grid: its nearest tick counts. */
  int bucket(double price) {
    // The product is less than half a tick away from the quotient, so the nearest tick is one of two; if
    // both are in the hinted bucket, nothing need be divided or rounded.
    long ticks = (long) (price * perTick);
    return ticks >= hintFrom && ticks + 1 < hintTo && ticks < MANY_TICKS
        ? hint
        : bucketOfTicks(Math.round(price / tick));
  }

  /** The bucket of a price of so many ticks. */
  int bucketOfTicks(long ticks) {
    return ticks >= hintFrom && ticks < hintTo ? hint : move(ticks);
  }

  /** Most prices that leave a bucket are in the next one. */
  private int move(long ticks) {
    if (ticks >= hintTo) {
      long to = edges[(hint + 2) & MASK];
      if (ticks < to && hint < last - 2) {
        hint++;
        hintFrom = hintTo;
        hintTo = to;
        return hint;
      }
    } else {
      long from = edges[(hint - 1) & MASK];
      if (ticks >= from && hint > first + 1) {
        hint--;
        hintTo = hintFrom;
        hintFrom = from;
        return hint;
      }
    }
    return find(ticks);
  }

  private int hint(int k) {
    hint = k;
    hintFrom = edges[k & MASK];
    hintTo = edges[(k + 1) & MASK];
    return k;
  }

  private int find(long ticks) {
    // Prices walk: the neighbours are tried before a logarithm is taken.
    int h = hint;
    if (ticks >= hintTo) {
      for (int up = Math.min(h + NEAR, last - 2); h < up; ) {
        h++;
        if (ticks < edges[(h + 1) & MASK]) {
          return hint(h);
        }
      }
    } else {
      for (int down = Math.max(h - NEAR, first + 1); h > down; ) {
        h--;
        if (ticks >= edges[h & MASK]) {
          return hint(h);
        }
      }
    }
    // Math.log may differ by an ulp between machines; the exact edges decide.
    int k = (int) Math.floor(Math.log(ticks * tick) / width);
    if (k <= first || k >= last - 1) {
      return findOutside(ticks, k);
    }
    while (ticks < edges[k & MASK]) {
      k--;
      if (k <= first) {
        return findOutside(ticks, k);
      }
    }
    while (ticks >= edges[(k + 1) & MASK]) {
      k++;
      if (k >= last - 1) {
        return findOutside(ticks, k);
      }
    }
    return hint(k);
  }

  private int findOutside(long ticks, int guess) {
    return search(ticks, guess, tick, width);
  }

  private static int search(long ticks, int guess, double tick, double width) {
    int k = guess;
    while (ticks < edge(k, tick, width)) {
      k--;
    }
    while (ticks >= edge(k + 1, tick, width)) {
      k++;
    }
    return k;
  }

  private long edge(int k) {
    return edge(k, tick, width);
  }

  private static long edge(int k, double tick, double width) {
    return (long) Math.ceil(StrictMath.exp(k * width) / tick);
  }

  /** Price of a bucket over that of another one, so many buckets below it. */
  double ratio(int buckets) {
    return ratio(buckets, factor);
  }

  /** The same on a grid of this factor. */
  static double ratio(int buckets, int factor) {
    int j = buckets * factor;
    return Math.abs(j) <= RATIO_ZERO
        ? RATIOS[RATIO_ZERO + j]
        : StrictMath.exp(j * BASE_WIDTH);
  }

  /** Lower price bound of a bucket. */
  double low(int k) {
    return StrictMath.exp(k * width);
  }

  /** The price of a bucket: its middle in log price. */
  double price(int k) {
    int j = (k - centre) * factor;
    return Math.abs(j) <= RATIO_ZERO
        ? centrePrice * RATIOS[RATIO_ZERO + j]
        : StrictMath.exp((k + 0.5) * width);
  }
}
