// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/** The standard normal distribution. StrictMath, so that every JDK gives the same bits. */
final class Normal {

  private static final double ROOT_2_PI = 2.5066282746310002;

  private Normal() {}

  static double density(double x) {
    return StrictMath.exp(-x * x / 2) / ROOT_2_PI;
  }

  /**
   * Distribution function. Near 0 by Marsaglia's series (J. Statistical Software 11/4, 2004), in
   * the tails by the continued fraction of Mills' ratio (Abramowitz and Stegun 26.2.14): relative
   * error below 1e-11.
   */
  static double cumulative(double x) {
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    double size = Math.abs(x);
    if (size > 3) {
      double tail = size > 38 ? 0 : density(size) * millsRatio(size);
      return x > 0 ? 1 - tail : tail;
    }
    double term = x;
    double sum = x;
    for (int k = 3; ; k += 2) {
      term *= x * x / k;
      double next = sum + term;
      if (next == sum) {
        return 0.5 + sum * density(x);
      }
      sum = next;
    }
  }

  private static double millsRatio(double x) {
    double fraction = 0;
    for (int k = 200; k >= 1; k--) {
      fraction = k / (x + fraction);
    }
    return 1 / (x + fraction);
  }

  /** Value below which a share p lies, p in [0, 1]. Newton's and Halley's steps on the function. */
  static double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must be in [0, 1], was " + p);
    }
    if (p == 0 || p == 1) {
      return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    // Abramowitz and Stegun 26.2.23 is good to 4.5e-4; three Halley steps make it exact.
    double t = Math.sqrt(-2 * StrictMath.log(p));
    double x =
        (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
            - t;
    for (int i = 0; i < 3; i++) {
      double error = (cumulative(x) - p) / density(x);
      x -= error / (1 + x * error / 2);
    }
    return x;
  }

  /** E|X| of X normal with this mean and deviation: the folded normal's mean. */
  static double meanAbsolute(double mean, double deviation) {
    if (deviation == 0) {
      return Math.abs(mean);
    }
    double z = Math.abs(mean) / deviation;
    return deviation * (2 * density(z) + z * (1 - 2 * cumulative(-z)));
  }
}
