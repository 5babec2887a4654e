// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * Gaussian smoothing by 10 bp along the price axis.
 *
 * <p>The kernel is sampled at the buckets, cut at four sigma and normalised; both ends of the array
 * are mirrors. A mirror with a symmetric kernel is doubly stochastic, so the sum is conserved and
 * nothing leaks across the mark. Immutable.
 */
final class ZoneSmoother {

  /** Standard deviation of the kernel in log price: 10 bp. */
  static final double SIGMA = 0.001;

  private final double[] weights;

  /**
   * @param bucketWidth log width of a bucket, &gt; 0
   */
  ZoneSmoother(double bucketWidth) {
    if (!(bucketWidth > 0)) {
      throw new IllegalArgumentException("bucket width must be positive, was " + bucketWidth);
    }
    double sigma = SIGMA / bucketWidth;
    weights = new double[1 + (int) Math.ceil(4 * sigma)];
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      weights[j] = StrictMath.exp(-0.5 * j * j / (sigma * sigma));
      sum += j == 0 ? weights[j] : 2 * weights[j];
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] /= sum;
    }
  }

  /** Scratch space, reused. Threading: single writer. */
  static final class Room {
    private double[] padded = {};
    private double[] below = {};
    private double[] above = {};

    private void fit(int n, int reach) {
      if (below.length < n || padded.length < n + 2 * reach) {
        padded = new double[n + 2 * reach];
        below = new double[n];
        above = new double[n];
      }
    }
  }

  /** A smoothed copy of the first {@code n} values, all at least 0. */
  double[] smooth(double[] values, int n) {
    return smooth(values, n, new Room());
  }

  /** The same in the caller's scratch space. */
  double[] smooth(double[] values, int n, Room room) {
    if (n == 0) {
      return new double[0];
    }
    int reach = weights.length - 1;
    room.fit(n, reach);
    double[] padded = room.padded;
    System.arraycopy(values, 0, padded, reach, n);
    for (int i = 0; i < reach; i++) {
      padded[reach - 1 - i] = values[mirrored(i, n)];
      padded[reach + n + i] = values[n - 1 - mirrored(i, n)];
    }
    // Weight by weight over copies that start at the same index: only so can the compiler use wide
    // instructions.
    double[] out = new double[n];
    double[] below = room.below;
    double[] above = room.above;
    for (int i = 0; i < n; i++) {
      out[i] = weights[0] * values[i];
    }
    for (int j = 1; j <= reach; j++) {
      System.arraycopy(padded, reach - j, below, 0, n);
      System.arraycopy(padded, reach + j, above, 0, n);
      addWeighted(weights[j], below, above, out);
    }
    return out;
  }

  private static void addWeighted(double weight, double[] below, double[] above, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * (below[i] + above[i]);
    }
  }

  private static int mirrored(int steps, int n) {
    int phase = steps % (2 * n);
    return phase < n ? phase : 2 * n - 1 - phase;
  }
}
