// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * Platt's sigmoid on the log-odds: 1/(1 + exp(-(a logit(p) + b))) (Platt 1999). Fitted by plain
 * maximum likelihood, without his smoothing of the targets and without a penalty.
 *
 * @param a slope; {@code <= 0} means that the score says nothing
 * @param b intercept
 */
public record PlattCalibrator(double a, double b) implements Calibrator {

  /** Checks that both are finite. */
  public PlattCalibrator {
    if (!Double.isFinite(a) || !Double.isFinite(b)) {
      throw new IllegalArgumentException("a and b must be finite, were " + a + " and " + b);
    }
  }

  /**
   * Fits the curve. Scores are kept 1e-15 away from 0 and 1. If all scores or all outcomes are
   * equal, the slope is 0 and the curve is the constant (wins + 1/2) / (weight + 1). If the scores
   * separate the outcomes, the slope is where the steps end: large, finite, and the same for the
   * same rows in the same order.
   */
  public static PlattCalibrator fit(Predictions scores) {
    if (scores.oneClass() || scores.distinct(2) < 2) {
      return new PlattCalibrator(0, Logit.of(scores.smoothedBase()));
    }
    double[][] rows = new double[scores.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {Logit.of(scores.probability(i)), 1};
    }
    double[] fitted =
        LogisticFit.of(rows, scores.outcomes(), scores.weights(), new double[2]).coefficients();
    return new PlattCalibrator(fitted[0], fitted[1]);
  }

  /** Whether the score rises with the outcome. */
  public boolean hasSignal() {
    return a > 0;
  }

  @Override
  public double probability(double raw, double rewardRisk) {
    return Logit.probability(a * Logit.of(raw) + b);
  }
}
