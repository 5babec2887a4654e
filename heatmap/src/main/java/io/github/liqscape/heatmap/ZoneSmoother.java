package io.github.liqscape.heatmap;

import java.util.Arrays;

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

  /** A smoothed copy of the first {@code n} values, all at least 0. */
  double[] smooth(double[] values, int n) {
    if (n == 0) {
      return new double[0];
    }
    int reach = weights.length - 1;
    int whole = (n + 3) / 4 * 4;
    double[] out = new double[whole];
    double[] padded = new double[whole + 2 * reach];
    System.arraycopy(values, 0, padded, reach, n);
    for (int i = 0; i < reach; i++) {
      padded[reach - 1 - i] = values[mirrored(i, n)];
      padded[reach + n + i] = values[n - 1 - mirrored(i, n)];
    }
    // Four sums side by side: each alone would wait for its own last addition.
    for (int i = 0; i < n; i += 4) {
      int at = reach + i;
      double sum0 = weights[0] * padded[at];
      double sum1 = weights[0] * padded[at + 1];
      double sum2 = weights[0] * padded[at + 2];
      double sum3 = weights[0] * padded[at + 3];
      for (int j = 1; j <= reach; j++) {
        double weight = weights[j];
        sum0 += weight * (padded[at - j] + padded[at + j]);
        sum1 += weight * (padded[at + 1 - j] + padded[at + 1 + j]);
        sum2 += weight * (padded[at + 2 - j] + padded[at + 2 + j]);
        sum3 += weight * (padded[at + 3 - j] + padded[at + 3 + j]);
      }
      out[i] = sum0;
      out[i + 1] = sum1;
      out[i + 2] = sum2;
      out[i + 3] = sum3;
    }
    return n == whole ? out : Arrays.copyOf(out, n);
  }

  private static int mirrored(int steps, int n) {
    int phase = steps % (2 * n);
    return phase < n ? phase : 2 * n - 1 - phase;
  }
}
