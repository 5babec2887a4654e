// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.Arrays;

/**
 * Where the positions of one interval were opened: at most fifty price buckets with their shares of the
 * traded quantity, in ascending order. Reused from step to step.
 */
final class EntryDensity {

  static final int MAX_BUCKETS = 50;

  private final int[] bucket = new int[MAX_BUCKETS];
  private final double[] share = new double[MAX_BUCKETS];
  private final double[] cumulative = new double[MAX_BUCKETS + 1];
  private final double[] worth = new double[MAX_BUCKETS + 1];
  private final double[] sums = new double[MAX_BUCKETS];
  private final double[] moments = new double[MAX_BUCKETS];
  private int lowest;
  private int groupWidth;

  /** Groups of this interval; sums and moments beyond are of earlier ones. */
  private int groups;

  private int count;
  private boolean ofCandles;
  private double quantity;
  private double bought;

  /** Says whether the entries are candles, which come one by one and often at the same prices. */
  void ofCandles(boolean candles) {
    ofCandles = candles;
  }

  boolean ofCandles() {
    return ofCandles;
  }

  /** Starts a new interval whose entries lie between two buckets, both included. */
  void begin(int lowestBucket, int highestBucket) {
    Arrays.fill(sums, 0, groups, 0);
    Arrays.fill(moments, 0, groups, 0);
    count = 0;
    quantity = 0;
    bought = 0;
    lowest = lowestBucket;
    groupWidth =
        lowestBucket > highestBucket
            ? 1
            : (highestBucket - lowestBucket + MAX_BUCKETS) / MAX_BUCKETS;
    groups = lowestBucket > highestBucket ? 0 : (highestBucket - lowestBucket) / groupWidth + 1;
  }

  void add(int atBucket, double sold, double boughtQuantity) {
    double traded = sold + boughtQuantity;
    int offset = atBucket - lowest;
    int group = groupWidth == 1 ? offset : offset / groupWidth;
    sums[group] += traded;
    moments[group] += offset * traded;
    quantity += traded;
    bought += boughtQuantity;
  }

  /** Ends the interval: shares are normalised, empty groups dropped. */
  void finish(PriceGrid grid) {
    for (int group = 0; group < groups; group++) {
      if (sums[group] > 0) {
        bucket[count] =
            groupWidth == 1
                ? lowest + group
                : lowest + (int) Math.floor(moments[group] / sums[group] + 0.5);
        share[count] = sums[group] / quantity;
        worth[count + 1] = worth[count] + share[count] * grid.price(bucket[count]);
        cumulative[count + 1] = cumulative[count] + share[count];
        count++;
      }
    }
  }

  /** The density of an interval without any trade: everything at one bucket. */
  void single(int atBucket, PriceGrid grid) {
    begin(atBucket, atBucket);
    add(atBucket, 0.5, 0.5);
    finish(grid);
  }

  /** False if nothing was traded. */
  boolean isEmpty() {
    return !(quantity > 0);
  }

  int count() {
    return count;
  }

  int[] buckets() {
    return bucket;
  }

  double[] shares() {
    return share;
  }

  /** {@code cumulative()[j]} is the sum of the first j shares. */
  double[] cumulative() {
    return cumulative;
  }

  /** Share of the quantity whose taker bought. */
  double buyShare() {
    return bought / quantity;
  }

  double quantity() {
    return quantity;
  }

  /** {@code worth()[j]} is the sum of share × price of the first j entries. */
  double[] worth() {
    return worth;
  }

  /** Bucket of the first entry. */
  int lowest() {
    return bucket[0];
  }

  /** Bucket of the last entry. */
  int highest() {
    return bucket[count - 1];
  }

  /** Number of leading entries in buckets below a limit. */
  int below(long limit) {
    int lo = 0;
    int hi = count;
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (bucket[mid] < limit) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo;
  }
}
