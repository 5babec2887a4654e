// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * Wilson's score interval of a proportion (Wilson 1927, JASA 22):
 *
 * <pre>{@code
 * (p + z^2/(2n) +- z sqrt(p(1-p)/n + z^2/(4n^2))) / (1 + z^2/n)
 * }</pre>
 *
 * @param lower in [0, p]
 * @param upper in [p, 1]
 */
public record WilsonInterval(double lower, double upper) {

  /** Two-sided 90 %, so 95 % on each side: what a confidence's bounds use. */
  public static final double Z_90 = 1.645;

  /** Two-sided 95 %: the bars of a reliability diagram. */
  public static final double Z_95 = 1.959963984540054;

  /**
   * The interval of p seen n times.
   *
   * @param p in [0, 1]
   * @param n {@code >= 0}, may be fractional; 0 gives [0, 1]
   * @param z {@code > 0}
   */
  public static WilsonInterval of(double p, double n, double z) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must be in [0, 1], was " + p);
    }
    if (!(n >= 0)) {
      throw new IllegalArgumentException("n must be >= 0, was " + n);
    }
    if (n == 0) {
      return new WilsonInterval(0, 1);
    }
    double square = z * z;
    double centre = p + square / (2 * n);
    double half = z * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
    double scale = 1 + square / n;
    return new WilsonInterval(
        Math.clamp((centre - half) / scale, 0, p), Math.clamp((centre + half) / scale, p, 1));
  }
}
