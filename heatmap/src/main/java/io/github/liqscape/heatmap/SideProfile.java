package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;

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
  private final double[] mass;
  private final double[] forced;
  private final double[] raw;
  private final int[] rawAt = new int[BINS + 1];
  private final int[] rawFirst = new int[BINS];
  private final double[] scale = new double[BINS];
  private final double[] theta = new double[BINS];
  private final double[] rate = new double[BINS];

  SideProfile(SideMass side, int sideIndex, Calibration calibration, PriceGrid grid, int markBucket) {
    this.first = side.first();
    this.size = side.size();
    this.markBucket = markBucket;
    this.factor = grid.factor();
    this.markBucketPrice = grid.price(markBucket);
    mass = new double[size];
    forced = new double[size];
    for (int bin = 0; bin < BINS; bin++) {
      int n = Math.max(0, side.high(bin) - side.low(bin) + 1);
      rawAt[bin + 1] = rawAt[bin] + (side.low(bin) > side.high(bin) ? 0 : n);
      rawFirst[bin] = side.low(bin);
      scale[bin] = side.scale(bin);
      theta[bin] = calibration.theta(sideIndex, bin);
      rate[bin] = calibration.rate(sideIndex, bin);
    }
    raw = new double[rawAt[BINS]];
    double[] lane = new double[size];
    for (int bin = 0; bin < BINS; bin++) {
      int at = rawAt[bin];
      int n = rawAt[bin + 1] - at;
      if (n > 0) {
        side.copyRaw(bin, rawFirst[bin], n, raw, at);
        int offset = rawFirst[bin] - first;
        System.arraycopy(raw, at, lane, offset, n);
        addUp(lane, offset, offset + n, scale[bin], scale[bin] * theta[bin]);
      }
    }
  }

  /** Through a copy that starts at the same index: only so can the compiler use wide instructions. */
  private void addUp(double[] lane, int from, int to, double g, double thetaG) {
    double[] m = mass;
    for (int i = from; i < to; i++) {
      m[i] += g * lane[i];
    }
    double[] f = forced;
    for (int i = from; i < to; i++) {
      f[i] += thetaG * lane[i];
    }
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
    return mass[index];
  }

  double forced(int index) {
    return forced[index];
  }

  /** Forced quantity of one bin in a bucket. */
  double forced(int index, int bin) {
    int i = first + index - rawFirst[bin];
    return i < 0 || i >= rawAt[bin + 1] - rawAt[bin]
        ? 0
        : raw[rawAt[bin] + i] * scale[bin] * theta[bin];
  }

  /** The middle of a bucket, in log price. */
  double price(int index) {
    return markBucketPrice * PriceGrid.ratio(first + index - markBucket, factor);
  }

  /** Mass of one bin between two indices, both included. */
  double massOf(int bin, int from, int to) {
    int n = rawAt[bin + 1] - rawAt[bin];
    int lo = Math.max(0, first + from - rawFirst[bin]);
    int hi = Math.min(n - 1, first + to - rawFirst[bin]);
    double sum = 0;
    for (int i = lo; i <= hi; i++) {
      sum += raw[rawAt[bin] + i];
    }
    return sum * scale[bin];
  }

  double theta(int bin) {
    return theta[bin];
  }

  /** The b of theta = a/b. */
  double rate(int bin) {
    return rate[bin];
  }
}
