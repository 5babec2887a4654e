// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

/**
 * Wilson's score interval of a proportion at 95 % (Wilson 1927, JASA 22). Hits may be fractional:
 * ties at a cut count by their expectation.
 */
record Wilson(double low, double high) {

  private static final double Z = 1.959963984540054;

  static Wilson of(double hits, double n) {
    if (!(n > 0)) {
      return new Wilson(Double.NaN, Double.NaN);
    }
    double p = hits / n;
    double z2 = Z * Z;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new Wilson(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
