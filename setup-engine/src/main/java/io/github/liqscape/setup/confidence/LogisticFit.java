// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood of a logistic regression by iteratively reweighted least squares, which is
 * Newton's method (McCullagh and Nelder, Generalized Linear Models, 1989, section 2.5). It
 * maximises
 *
 * <pre>{@code sum of w (y eta - ln(1 + exp eta)) - 1/2 sum of ridge beta^2, eta = x . beta}</pre>
 *
 * <p>It starts at zero. A step that would lower the objective is halved. It ends when a step
 * changes no coefficient by more than 1e-10 of its size, after 50 steps, or when the equations are
 * singular; then the last coefficients stand. So separable data without a penalty has a defined,
 * large answer.
 */
final class LogisticFit {

  static final int MAX_STEPS = 50;

  private static final double SMALL_STEP = 1e-10;
  private static final double SINGULAR = 1e-13;
  private static final int MAX_HALVINGS = 30;

  private final double[] coefficients;
  private final int steps;
  private final boolean converged;

  private LogisticFit(double[] coefficients, int steps, boolean converged) {
    this.coefficients = coefficients;
    this.steps = steps;
    this.converged = converged;
  }

  /** One per column. */
  double[] coefficients() {
    return coefficients;
  }

  /** Steps taken. */
  int steps() {
    return steps;
  }

  /** Whether the last step was small enough. */
  boolean converged() {
    return converged;
  }

  /** Fits rows of columns; a constant column is the caller's. All arrays have at least one row. */
  static LogisticFit of(double[][] rows, boolean[] labels, double[] weights, double[] ridge) {
    int columns = ridge.length;
    double[] beta = new double[columns];
    double objective = objective(rows, labels, weights, ridge, beta);
    for (int step = 1; step <= MAX_STEPS; step++) {
      double[] move = newtonStep(rows, labels, weights, ridge, beta);
      if (move == null) {
        return new LogisticFit(beta, step - 1, false);
      }
      double[] next = new double[columns];
      double reached = Double.NEGATIVE_INFINITY;
      double factor = 1;
      for (int halving = 0; halving <= MAX_HALVINGS; halving++) {
        for (int j = 0; j < columns; j++) {
          next[j] = beta[j] + factor * move[j];
        }
        reached = objective(rows, labels, weights, ridge, next);
        if (reached >= objective - 1e-13 * Math.abs(objective)) {
          break;
        }
        factor /= 2;
      }
      if (!(reached >= objective - 1e-13 * Math.abs(objective))) {
        return new LogisticFit(beta, step - 1, false);
      }
      boolean small = true;
      for (int j = 0; j < columns; j++) {
        small &= Math.abs(next[j] - beta[j]) <= SMALL_STEP * (1 + Math.abs(next[j]));
      }
      beta = next;
      objective = reached;
      if (small) {
        return new LogisticFit(beta, step, true);
      }
    }
    return new LogisticFit(beta, MAX_STEPS, false);
  }

  private static double objective(
      double[][] rows, boolean[] labels, double[] weights, double[] ridge, double[] beta) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double eta = dot(rows[i], beta);
      sum += weights[i] * ((labels[i] ? eta : 0) - Logit.softplus(eta));
    }
    for (int j = 0; j < beta.length; j++) {
      sum -= ridge[j] * beta[j] * beta[j] / 2;
    }
    return sum;
  }

  private static double @Nullable [] newtonStep(
      double[][] rows, boolean[] labels, double[] weights, double[] ridge, double[] beta) {
    int columns = beta.length;
    double[] gradient = new double[columns];
    double[][] information = new double[columns][columns];
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      double p = Logit.probability(dot(row, beta));
      double residual = weights[i] * ((labels[i] ? 1 : 0) - p);
      double variance = weights[i] * p * (1 - p);
      for (int j = 0; j < columns; j++) {
        gradient[j] += residual * row[j];
        double scaled = variance * row[j];
        double[] into = information[j];
        for (int k = 0; k <= j; k++) {
          into[k] += scaled * row[k];
        }
      }
    }
    for (int j = 0; j < columns; j++) {
      gradient[j] -= ridge[j] * beta[j];
      information[j][j] += ridge[j];
    }
    return cholesky(information) ? solve(information, gradient) : null;
  }

  /** Replaces the lower triangle by its factor; false if it is singular to working precision. */
  private static boolean cholesky(double[][] a) {
    for (int j = 0; j < a.length; j++) {
      double pivot = a[j][j];
      for (int k = 0; k < j; k++) {
        pivot -= a[j][k] * a[j][k];
      }
      if (!(pivot > SINGULAR * a[j][j])) {
        return false;
      }
      double root = Math.sqrt(pivot);
      for (int i = j + 1; i < a.length; i++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = sum / root;
      }
      a[j][j] = root;
    }
    return true;
  }

  private static double[] solve(double[][] factor, double[] right) {
    int n = right.length;
    double[] x = right.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= factor[i][k] * x[k];
      }
      x[i] /= factor[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= factor[k][i] * x[k];
      }
      x[i] /= factor[i][i];
    }
    return x;
  }

  private static double dot(double[] row, double[] beta) {
    double sum = 0;
    for (int j = 0; j < beta.length; j++) {
      sum += row[j] * beta[j];
    }
    return sum;
  }
}
