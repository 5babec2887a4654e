// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.List;

/**
 * Least squares with cluster-robust errors: V = c (X'X)^-1 (sum of X_g' e_g e_g' X_g) (X'X)^-1, c =
 * G/(G-1) (N-1)/(N-K) (Liang and Zeger 1986; the correction known as CR1). The scores X_g' e_g
 * follow from the normal equations of each cluster, so no row has to be kept.
 */
final class ClusteredOls {

  private final double[] beta;
  private final double[] error;
  private final double residual;

  private ClusteredOls(double[] beta, double[] error, double residual) {
    this.beta = beta;
    this.error = error;
    this.residual = residual;
  }

  static ClusteredOls fit(List<NormalEquations> clusters) {
    int k = clusters.getFirst().columns();
    NormalEquations all = new NormalEquations(k);
    clusters.forEach(all::add);
    double[][] inverse = all.inverse();
    double[] beta = NormalEquations.times(inverse, all.xy);
    double[][] meat = new double[k][k];
    for (NormalEquations g : clusters) {
      double[] fitted = NormalEquations.times(g.xx, beta);
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          meat[i][j] += (g.xy[i] - fitted[i]) * (g.xy[j] - fitted[j]);
        }
      }
    }
    int used = 0;
    for (int i = 0; i < k; i++) {
      used += inverse[i][i] > 0 ? 1 : 0;
    }
    double groups = clusters.size();
    double factor = groups / (groups - 1) * (all.n - 1) / (all.n - used);
    double[] error = new double[k];
    for (int i = 0; i < k; i++) {
      double[] half = NormalEquations.times(meat, inverse[i]);
      double variance = 0;
      for (int j = 0; j < k; j++) {
        variance += inverse[i][j] * half[j];
      }
      error[i] = groups < 2 || all.n <= used ? Double.NaN : Math.sqrt(factor * variance);
    }
    return new ClusteredOls(beta, error, all.residual(beta));
  }

  double beta(int column) {
    return beta[column];
  }

  /** Standard error; NaN below two clusters. */
  double error(int column) {
    return error[column];
  }

  /** Sum of squared residuals. */
  double residual() {
    return residual;
  }

  double t(int column) {
    return beta[column] / error[column];
  }
}
