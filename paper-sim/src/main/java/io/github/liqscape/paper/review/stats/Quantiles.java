// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import java.util.Arrays;

/** Quantiles of samples and of two distributions. StrictMath: every JDK gives the same bits. */
public final class Quantiles {

  private static final double ROOT_2_PI = 2.5066282746310002;

  private Quantiles() {}

  /**
   * Linear interpolation between order statistics: type 7 of Hyndman and Fan (The American
   * Statistician 50/4, 1996).
   *
   * @param values in any order, at least one; not changed
   * @param p in [0, 1]
   */
  public static double type7(double[] values, double p) {
    probability(p);
    if (values.length == 0) {
      throw new IllegalArgumentException("a quantile needs one value at least, had none");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = p * (sorted.length - 1);
    int i = (int) Math.floor(at);
    int j = Math.min(i + 1, sorted.length - 1);
    return sorted[i] + (at - i) * (sorted[j] - sorted[i]);
  }

  /**
   * Standard normal quantile: Abramowitz and Stegun 26.2.23, made exact by Halley's steps.
   *
   * @param p in (0, 1)
   */
  public static double normal(double p) {
    open(p);
    if (p > 0.5) {
      return -normal(1 - p);
    }
    double t = Math.sqrt(-2 * StrictMath.log(p));
    double x =
        (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
            - t;
    for (int i = 0; i < 4; i++) {
      double density = StrictMath.exp(-x * x / 2) / ROOT_2_PI;
      double error = (lowerTail(x) - p) / density;
      x -= error / (1 + x * error / 2);
    }
    return x;
  }

  /** Probability of a standard normal at or below x &le; 0. */
  private static double lowerTail(double x) {
    double density = StrictMath.exp(-x * x / 2) / ROOT_2_PI;
    if (x < -3) {
      double fraction = 0;
      for (int k = 200; k >= 1; k--) {
        fraction = k / (-x + fraction);
      }
      return density / (-x + fraction);
    }
    double term = x;
    double sum = x;
    for (int k = 3; ; k += 2) {
      term *= x * x / k;
      double next = sum + term;
      if (next == sum) {
        return 0.5 + sum * density;
      }
      sum = next;
    }
  }

  /**
   * Student's t quantile, by halving on its distribution function, the incomplete beta function as
   * a continued fraction (Abramowitz and Stegun 26.5.8 and 26.7.1).
   *
   * @param p in (0, 1)
   * @param degrees of freedom, &ge; 1
   */
  public static double studentT(double p, int degrees) {
    open(p);
    if (degrees < 1) {
      throw new IllegalArgumentException("degrees of freedom must be >= 1, was " + degrees);
    }
    if (p < 0.5) {
      return -studentT(1 - p, degrees);
    }
    double low = 0;
    double high = 1;
    while (cumulativeT(high, degrees) < p) {
      high *= 2;
    }
    for (int i = 0; i < 200 && high - low > 1e-14 * high; i++) {
      double middle = (low + high) / 2;
      if (cumulativeT(middle, degrees) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double cumulativeT(double t, int degrees) {
    double x = degrees / (degrees + t * t);
    return 1 - incompleteBeta(degrees / 2.0, 0.5, x) / 2;
  }

  private static double incompleteBeta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        StrictMath.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b)
                + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * betaFraction(a, b, x) / a
        : 1 - front * betaFraction(b, a, 1 - x) / b;
  }

  /** Lentz' method. */
  private static double betaFraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m < 10_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      double step = d * c;
      result *= step;
      if (Math.abs(step - 1) < 1e-15) {
        break;
      }
    }
    return result;
  }

  private static double away(double value) {
    return Math.abs(value) < 1e-300 ? 1e-300 : value;
  }

  /** Stirling's series after shifting the argument above 15. */
  private static double logGamma(double x) {
    double shift = 0;
    double z = x;
    while (z < 15) {
      shift += StrictMath.log(z);
      z += 1;
    }
    double w = 1 / (z * z);
    double series = (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w / 1680))) / z;
    return (z - 0.5) * StrictMath.log(z) - z + 0.5 * StrictMath.log(2 * Math.PI) + series - shift;
  }

  private static void probability(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must be in [0, 1], was " + p);
    }
  }

  private static void open(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p must be in (0, 1), was " + p);
    }
  }
}
