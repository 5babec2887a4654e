// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * The gamma distribution of scale 1: its regularised incomplete gamma functions.
 *
 * <p>Everything is computed with {@link StrictMath}, so that results are the same bits on every
 * machine.
 */
final class GammaDistribution {

  private static final double EPSILON = 0x1p-53;
  private static final double HALF_LN_TWO_PI = 0.9189385332046728;

  /** From here on the eight terms of {@link #stirling} are exact to double precision. */
  private static final double STIRLING_FROM = 10;

  private GammaDistribution() {}

  /** P(X &le; x) of shape {@code a} &gt; 0: the regularised lower incomplete gamma P(a, x). */
  static double lower(double a, double x) {
    check(a, x);
    if (x == 0) {
      return 0;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return 1;
    }
    double lnKernel = lnKernel(a, x, StrictMath.log(x), lnGamma1p(a));
    return x < a + 1
        ? StrictMath.exp(lnKernel) * series(a, x)
        : 1 - StrictMath.exp(lnKernel) * a * fraction(a, x);
  }

  /** P(X &gt; x) of shape {@code a} &gt; 0: the regularised upper incomplete gamma Q(a, x). */
  static double upper(double a, double x) {
    check(a, x);
    if (x == 0) {
      return 1;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double lnKernel = lnKernel(a, x, StrictMath.log(x), lnGamma1p(a));
    return x < a + 1
        ? 1 - StrictMath.exp(lnKernel) * series(a, x)
        : StrictMath.exp(lnKernel) * a * fraction(a, x);
  }

  /**
   * ln Gamma(1 + a) for a &gt; 0. Stirling's series, DLMF 5.11.1; small arguments are raised to 10
   * by the recurrence DLMF 5.5.1.
   */
  static double lnGamma1p(double a) {
    double x = a;
    double product = 1;
    while (x < STIRLING_FROM) {
      x += 1;
      product *= x;
    }
    double ln = (x + 0.5) * StrictMath.log(x) - x + HALF_LN_TWO_PI + stirling(x);
    return product == 1 ? ln : ln - StrictMath.log(product);
  }

  /** ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi)/2) for x &ge; 10: the sum in DLMF 5.11.1. */
  private static double stirling(double x) {
    double y = 1 / (x * x);
    double sum = -3617.0 / 122400;
    sum = sum * y + 1.0 / 156;
    sum = sum * y - 691.0 / 360360;
    sum = sum * y + 1.0 / 1188;
    sum = sum * y - 1.0 / 1680;
    sum = sum * y + 1.0 / 1260;
    sum = sum * y - 1.0 / 360;
    sum = sum * y + 1.0 / 12;
    return sum / x;
  }

  /**
   * ln of x^a e^-x / Gamma(a + 1), the factor common to both functions.
   *
   * @param lnX ln x, finite also where x itself has fallen to zero
   * @param lnGamma1p ln Gamma(1 + a)
   */
  static double lnKernel(double a, double x, double lnX, double lnGamma1p) {
    if (a < STIRLING_FROM) {
      return a * lnX - x - lnGamma1p;
    }
    // Gamma(a + 1) by Stirling's series cancels the large terms: what is left is exact near x = a.
    double excess = (x - a) / a;
    double lnRatio =
        Math.abs(excess) < 0.5 ? StrictMath.log1p(excess) : lnX - StrictMath.log(a);
    return a * (lnRatio - excess) - 0.5 * StrictMath.log(a) - HALF_LN_TWO_PI - stirling(a);
  }

  /** P(a, x) over the kernel: the series DLMF 8.11.4. For x &lt; a + 1; at least 1. */
  static double series(double a, double x) {
    double n = a;
    double term = 1;
    double sum = 1;
    do {
      n += 1;
      term *= x / n;
      sum += term;
    } while (term > EPSILON * sum);
    return sum;
  }

  /**
   * Q(a, x) over a times the kernel: the even part of the continued fraction DLMF 8.9.2, summed
   * forward by Steed's rule. For x &ge; a + 1.
   */
  static double fraction(double a, double x) {
    double b = x + 1 - a;
    double d = 1 / b;
    double step = d;
    double sum = d;
    for (double n = 1; Math.abs(step) > EPSILON * sum; n++) {
      b += 2;
      d = 1 / (b - n * (n - a) * d);
      step *= b * d - 1;
      sum += step;
    }
    return sum;
  }

  private static void check(double a, double x) {
    if (!(a > 0 && a < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("shape must be positive and finite, was " + a);
    }
    if (!(x >= 0)) {
      throw new IllegalArgumentException("x must be at least 0, was " + x);
    }
  }
}
