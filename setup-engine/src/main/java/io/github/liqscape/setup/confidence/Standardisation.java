// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.Arrays;

/**
 * Maps a row to (x - median) / MAD, with the median and the median absolute deviation of the rows
 * it was made from. Unknown values (NaN, infinite) are left out there and become the median, 0,
 * later.
 *
 * <p>If more than half of a feature's values are equal, its MAD is 0; the mean absolute deviation
 * from the median takes its place. If that is 0 too, or nothing is known, the feature is constant
 * and always 0.
 */
final class Standardisation {

  /** Standardised values are kept within this, so that sums and squares stay finite. */
  static final double FARTHEST = 1e6;

  private final double[] medians;
  private final double[] scales;

  Standardisation(double[] medians, double[] scales) {
    this.medians = medians;
    this.scales = scales;
  }

  static Standardisation of(double[][] rows, int features) {
    double[] medians = new double[features];
    double[] scales = new double[features];
    double[] column = new double[rows.length];
    for (int j = 0; j < features; j++) {
      int known = 0;
      for (double[] row : rows) {
        if (Double.isFinite(row[j])) {
          column[known++] = row[j];
        }
      }
      if (known > 0) {
        medians[j] = median(column, known);
        scales[j] = scale(column, known, medians[j]);
      }
    }
    return new Standardisation(medians, scales);
  }

  private static double scale(double[] column, int known, double median) {
    double sum = 0;
    for (int i = 0; i < known; i++) {
      column[i] = Math.abs(column[i] - median);
      sum += column[i];
    }
    double mad = median(column, known);
    double scale = mad > 0 ? mad : sum / known;
    return Double.isFinite(scale) ? scale : 0;
  }

  private static double median(double[] column, int known) {
    Arrays.sort(column, 0, known);
    double upper = column[known / 2];
    return known % 2 == 1 ? upper : column[known / 2 - 1] / 2 + upper / 2;
  }

  double[] medians() {
    return medians;
  }

  double[] scales() {
    return scales;
  }

  /** One standardised value. */
  double value(double x, int feature) {
    double scale = scales[feature];
    return scale > 0 && Double.isFinite(x)
        ? Math.clamp((x - medians[feature]) / scale, -FARTHEST, FARTHEST)
        : 0;
  }

  double[] apply(double[] row) {
    double[] result = new double[medians.length];
    for (int j = 0; j < result.length; j++) {
      result[j] = value(row[j], j);
    }
    return result;
  }
}
