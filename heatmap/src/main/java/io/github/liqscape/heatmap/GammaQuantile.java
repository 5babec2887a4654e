// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/**
 * Inverse of the regularised lower incomplete gamma function.
 *
 * <p>The root is sought in y = ln x. Both ln P(a, e^y) and ln Q(a, e^y) are concave, because the
 * density of ln X is log-concave; so Newton's method on either cannot run away, whatever the start,
 * and the third-order (Halley) step used here only hurries it. ln P is used where the series gives
 * it (x &lt; a + 1) and ln Q elsewhere, so that neither is ever made from 1 minus the other.
 *
 * <p>Relative error at most 1e-10 for shapes from 1e-3 to 1e6, as far as the quantile is a normal
 * double. The cost of one evaluation grows with the square root of the shape.
 */
final class GammaQuantile {

  private static final int MAX_STEPS = 60;

  /** ln of the smallest double: below it e^y is zero, and P(a, e^y) is e^(a y)/Gamma(1 + a). */
  private static final double LN_MIN = -745;

  private GammaQuantile() {}

  /**
   * The x with P(a, x) = q.
   *
   * @param a shape, &gt; 0
   * @param q in (0, 1)
   * @return at least 0; exactly 0 where x is smaller than any double
   */
  static double of(double a, double q) {
    if (!(a > 0 && a < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("shape must be positive and finite, was " + a);
    }
    return of(a, GammaDistribution.lnGamma1p(a), q);
  }

  /** The same where ln Gamma(1 + a) is known. */
  static double of(double a, double lnGamma1p, double q) {
    if (!(q > 0 && q < 1)) {
      throw new IllegalArgumentException("q must be in (0, 1), was " + q);
    }
    double lnQ = StrictMath.log(q);
    double y = (lnQ + lnGamma1p) / a;
    if (y < LN_MIN) {
      return 0;
    }
    double x = StrictMath.exp(y);
    // The first terms of P's power series, inverted: as good as exact for small x.
    y = x < 0.2 * (a + 1) ? y + x / (a + 1) : StrictMath.log(start(a, lnGamma1p, q));
    return StrictMath.exp(solve(a, lnGamma1p, q, lnQ, y));
  }

  private static double solve(double a, double lnGamma1p, double q, double lnQ, double start) {
    double lnUpper = StrictMath.log1p(-q);
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    double y = start;
    for (int i = 0; i < MAX_STEPS; i++) {
      double x = StrictMath.exp(y);
      double lnKernel = GammaDistribution.lnKernel(a, x, y, lnGamma1p);
      double newton; // f/f'
      double curvature; // f''/f'
      if (x < a + 1) {
        double series = GammaDistribution.series(a, x);
        double slope = a / series;
        newton = (lnKernel + StrictMath.log(series) - lnQ) / slope;
        curvature = a - x - slope;
      } else {
        double fraction = GammaDistribution.fraction(a, x);
        double slope = 1 / fraction;
        newton = -(lnKernel + StrictMath.log(a * fraction) - lnUpper) / slope;
        curvature = a - x + slope;
      }
      if (newton > 0) {
        high = y;
      } else {
        low = y;
      }
      double step = newton / (1 - Math.min(0.5, 0.5 * newton * curvature));
      double next = y - step;
      if (!(next > low && next < high) && newton != 0) {
        next = y - newton;
        if (!(next > low && next < high) && high - low < Double.POSITIVE_INFINITY) {
          next = 0.5 * (low + high);
        }
      }
      double moved = Math.abs(next - y);
      y = next;
      // What a third-order step leaves behind is of the order of its cube.
      if ((1 + a + curvature * curvature) * moved * moved * moved < 1e-11) {
        break;
      }
    }
    return y;
  }

  /** A first guess away from the lower tail: A&amp;S 26.4.17, or the upper tail's leading terms. */
  private static double start(double a, double lnGamma1p, double q) {
    if (a >= 0.5) {
      double root = 1 - 1 / (9 * a) + normalQuantile(q) / (3 * StrictMath.sqrt(a));
      return a * Math.max(root * root * root, 1e-3);
    }
    // Q ~ x^(a-1) e^-x / Gamma(a), DLMF 8.11.2.
    double t = -(StrictMath.log1p(-q) + lnGamma1p - StrictMath.log(a));
    return t > 1.5 ? t - (1 - a) * StrictMath.log(t) : 0.5;
  }

  /**
   * The standard normal quantile to about 7 digits: algorithm AS 241 (PPND7), M. J. Wichura,
   * Applied Statistics 37 (1988), 477-484.
   */
  static double normalQuantile(double p) {
    double centred = p - 0.5;
    if (Math.abs(centred) <= 0.425) {
      double r = 0.180625 - centred * centred;
      return centred
          * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)
          / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1);
    }
    double r = StrictMath.sqrt(-StrictMath.log(Math.min(p, 1 - p)));
    double z;
    if (r <= 5) {
      r -= 1.6;
      z = (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777)
          / ((0.12021132975 * r + 0.73700164250) * r + 1);
    } else {
      r -= 5;
      z = (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150)
          / ((0.012258202635 * r + 0.24197894225) * r + 1);
    }
    return centred < 0 ? -z : z;
  }
}
