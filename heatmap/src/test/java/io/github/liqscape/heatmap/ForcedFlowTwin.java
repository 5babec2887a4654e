// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.function.DoubleUnaryOperator;

/** The exact law of forced flow, summed burst count by burst count: slow and obvious. */
record ForcedFlowTwin(double mu, double v, double u, double phi, double nu) {

  /** P(F &lt;= x) = P0 + sum over j of NB(j) P_gamma(j kappa, kappa x/(nu u)). */
  double cdf(double x) {
    double bursts = mu / (nu * u);
    double a = mu * mu / v; // infinite if v is 0: then NB is Poisson
    double kappa = nu / (phi - nu);
    double p = v == 0 ? 0 : bursts / (a + bursts);
    double probability = v == 0 ? Math.exp(-bursts) : Math.pow(1 + bursts / a, -a);
    double sum = probability;
    double left = 1 - probability;
    for (int j = 1; left > 1e-11 || j < bursts; j++) {
      probability *= (v == 0 ? bursts : p * (a + j - 1)) / j;
      left -= probability;
      if (probability > 1e-14) {
        sum += probability * GammaDistribution.lower(j * kappa, kappa * x / (nu * u));
      }
    }
    return sum;
  }

  /** The x with cdf(x) = q, found near a guess; 0 if the atom at 0 holds q. */
  double quantile(double q, double guess) {
    return cdf(0) >= q
        ? 0
        : root(x -> cdf(x) - q, 0.8 * guess + 1e-3 * mu, 1.2 * guess + 2e-3 * mu);
  }

  /** Root of an increasing function by the secant rule, kept inside its bracket (Illinois). */
  private static double root(DoubleUnaryOperator f, double from, double to) {
    double a = from;
    double fa = f.applyAsDouble(a);
    while (fa > 0) {
      a *= 0.5;
      fa = f.applyAsDouble(a);
    }
    double b = to;
    double fb = f.applyAsDouble(b);
    while (fb < 0) {
      b *= 1.5;
      fb = f.applyAsDouble(b);
    }
    double x = b;
    for (int i = 0; i < 100 && b - a > 1e-7 * b; i++) {
      x = (a * fb - b * fa) / (fb - fa);
      double fx = f.applyAsDouble(x);
      if (Math.abs(fx) < 1e-8) {
        return x;
      }
      if (fx < 0) {
        a = x;
        fa = fx;
        fb *= 0.5;
      } else {
        b = x;
        fb = fx;
        fa *= 0.5;
      }
    }
    return x;
  }
}
