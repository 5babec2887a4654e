// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

/** X'X, X'y, y'y and n of a linear regression; of all rows or of one cluster of them. */
final class NormalEquations {

  final double[][] xx;
  final double[] xy;
  double yy;
  double n;

  NormalEquations(int columns) {
    xx = new double[columns][columns];
    xy = new double[columns];
  }

  int columns() {
    return xy.length;
  }

  void add(NormalEquations o) {
    for (int i = 0; i < xy.length; i++) {
      for (int j = 0; j < xy.length; j++) {
        xx[i][j] += o.xx[i][j];
      }
      xy[i] += o.xy[i];
    }
    yy += o.yy;
    n += o.n;
  }

  /**
   * Inverse of X'X by Gauss-Jordan with diagonal pivots. A column that the others explain, such as
   * the dummy of an empty band, gets a zero row: its coefficient is 0.
   */
  double[][] inverse() {
    int k = columns();
    double[][] a = new double[k][2 * k];
    for (int i = 0; i < k; i++) {
      System.arraycopy(xx[i], 0, a[i], 0, k);
      a[i][k + i] = 1;
    }
    boolean[] kept = new boolean[k];
    for (int c = 0; c < k; c++) {
      if (!(a[c][c] > 1e-10 * Math.max(xx[c][c], Double.MIN_NORMAL))) {
        continue;
      }
      kept[c] = true;
      double pivot = a[c][c];
      for (int j = 0; j < 2 * k; j++) {
        a[c][j] /= pivot;
      }
      for (int i = 0; i < k; i++) {
        double f = a[i][c];
        if (i != c && f != 0) {
          for (int j = 0; j < 2 * k; j++) {
            a[i][j] -= f * a[c][j];
          }
        }
      }
    }
    double[][] inverse = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        inverse[i][j] = kept[i] && kept[j] ? a[i][k + j] : 0;
      }
    }
    return inverse;
  }

  double[] solve() {
    return times(inverse(), xy);
  }

  /** Sum of squared residuals at these coefficients. */
  double residual(double[] beta) {
    double fit = yy;
    double[] xxb = times(xx, beta);
    for (int i = 0; i < beta.length; i++) {
      fit += beta[i] * (xxb[i] - 2 * xy[i]);
    }
    return Math.max(0, fit);
  }

  static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }
}
