// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import java.util.OptionalDouble;

/**
 * A share of cases with Wilson's score interval (Wilson 1927, JASA 22):
 *
 * <pre>{@code
 * (p + z^2/(2n) +- z sqrt(p(1-p)/n + z^2/(4n^2))) / (1 + z^2/n)
 * }</pre>
 *
 * @param count cases that it holds for, in [0, n]
 * @param n cases
 * @param lower bound of the interval; 0 without cases
 * @param upper bound; 1 without cases
 */
public record Rate(int count, int n, double lower, double upper) {

  /** Normal quantile of a two-sided interval of 90 %. */
  public static final double Z_90 = 1.6448536269514722;

  /** Normal quantile of a two-sided interval of 95 %. */
  public static final double Z_95 = 1.959963984540054;

  public Rate {
    if (count < 0 || count > n) {
      throw new IllegalArgumentException("count must be in [0, " + n + "], was " + count);
    }
  }

  /** With an interval of 90 %. */
  public static Rate of(int count, int n) {
    return of(count, n, Z_90);
  }

  /** With the interval of a normal quantile z &gt; 0. */
  public static Rate of(int count, int n, double z) {
    if (n == 0) {
      return new Rate(count, 0, 0, 1);
    }
    double p = (double) count / n;
    double square = z * z;
    double centre = p + square / (2.0 * n);
    double half = z * Math.sqrt(p * (1 - p) / n + square / (4.0 * n * n));
    double scale = 1 + square / n;
    return new Rate(
        count, n, Math.clamp((centre - half) / scale, 0, p),
        Math.clamp((centre + half) / scale, p, 1));
  }

  /** The share, empty without cases. */
  public OptionalDouble value() {
    return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / n);
  }
}
