// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

import java.util.Objects;

/**
 * One side of a profile, frozen: mass and expected forced quantity of every bucket, and the raw mass of
 * every bin so that a band can be computed for any range on demand. Contract units. Immutable.
 */
final class SideProfile {

  private final int first;
  private final int size;
  private final int markBucket;
  private final int factor;
  private final double markBucketPrice;

  /** By {@code bucket & (size - 1)}, as the map keeps them. */
  private final double[] mass;

  private final double[] forced;
  private final FrozenCells cells;

  /** Buckets that may hold anything, by bin: the cells may reach further. */
  private final int[] low = new int[BINS];

  private final int[] high = new int[BINS];
  private final double[] scale = new double[BINS];
  private final double[] theta = new double[BINS];
  private final double[] rate = new double[BINS];

  SideProfile(SideMass side, int sideIndex, Calibration calibration, PriceGrid grid, int markBucket) {
    this.first = side.first();
    this.size = side.size();
    this.markBucket = markBucket;
    this.factor = grid.factor();
    this.markBucketPrice = grid.price(markBucket);
    double[] forcedPerCell = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      low[bin] = side.low(bin);
      high[bin] = side.high(bin);
      scale[bin] = side.scale(bin);
      theta[bin] = calibration.theta(sideIndex, bin);
      rate[bin] = calibration.rate(sideIndex, bin);
      forcedPerCell[bin] = scale[bin] * theta[bin];
    }
    cells = side.freeze();
    mass = side.masses(scale);
    forced = side.forced(forcedPerCell);
  }

  /** Bucket width in multiples of the finest grid's. */
  int factor() {
    return factor;
  }

  int first() {
    return first;
  }

  int size() {
    return size;
  }

  double mass(int index) {
    return mass[(first + Objects.checkIndex(index, size)) & (size - 1)];
  }

  double forced(int index) {
    return forced[(first + Objects.checkIndex(index, size)) & (size - 1)];
  }

  /** Forced quantity of one bin in a bucket. */
  double forced(int index, int bin) {
    int k = first + index;
    return k < low[bin] || k > high[bin]
        ? 0
        : cells.cell(bin, k) * scale[bin] * theta[bin];
  }

  /** The middle of a bucket, in log price. */
  double price(int index) {
    return markBucketPrice * PriceGrid.ratio(first + index - markBucket, factor);
  }

  /** Mass of one bin between two indices, both included. */
  double massOf(int bin, int from, int to) {
    int lo = Math.max(low[bin], first + from);
    int hi = Math.min(high[bin], first + to);
    return cells.sum(bin, lo, hi) * scale[bin];
  }

  double theta(int bin) {
    return theta[bin];
  }

  /** The b of theta = a/b. */
  double rate(int bin) {
    return rate[bin];
  }
}
