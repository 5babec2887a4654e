// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * Beta calibration: 1/(1 + exp(-(a ln p - b ln(1-p) + c))) (Kull, Silva Filho and Flach, AISTATS
 * 2017). Fitted by plain maximum likelihood. With a = b it is {@link PlattCalibrator}.
 *
 * @param a shape near 0, {@code >= 0}
 * @param b shape near 1, {@code >= 0}
 * @param c intercept
 */
public record BetaCalibrator(double a, double b, double c) implements Calibrator {

  /** Checks the ranges. */
  public BetaCalibrator {
    if (!(a >= 0 && a < Double.POSITIVE_INFINITY) || !(b >= 0 && b < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a and b must be >= 0, were " + a + " and " + b);
    }
    if (!Double.isFinite(c)) {
      throw new IllegalArgumentException("c must be finite, was " + c);
    }
  }

  /**
   * Fits the curve. A shape that comes out negative is fixed at 0 and the others are fitted again;
   * if that makes the other shape negative too, the curve is the constant base rate. Fewer than
   * three distinct scores, or scores so close that the two shapes cannot be told apart, give a = b,
   * Platt's curve. Scores are kept 1e-15 away from 0 and 1.
   */
  public static BetaCalibrator fit(Predictions scores) {
    if (scores.oneClass() || scores.distinct(2) < 2) {
      return constant(scores);
    }
    if (scores.distinct(3) < 3) {
      return platt(scores);
    }
    double[][] rows = new double[scores.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {lower(scores.probability(i)), upper(scores.probability(i)), 1};
    }
    LogisticFit fit = fit(scores, rows);
    if (fit.steps() == 0 && !fit.converged()) {
      return platt(scores);
    }
    double[] both = fit.coefficients();
    if (both[0] < 0) {
      double[] one = fit(scores, columns(rows, 1)).coefficients();
      return one[0] < 0 ? constant(scores) : new BetaCalibrator(0, one[0], one[1]);
    }
    if (both[1] < 0) {
      double[] one = fit(scores, columns(rows, 0)).coefficients();
      return one[0] < 0 ? constant(scores) : new BetaCalibrator(one[0], 0, one[1]);
    }
    return new BetaCalibrator(both[0], both[1], both[2]);
  }

  private static LogisticFit fit(Predictions scores, double[][] rows) {
    return LogisticFit.of(
        rows, scores.outcomes(), scores.weights(), new double[rows[0].length]);
  }

  private static double[][] columns(double[][] rows, int kept) {
    double[][] result = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      result[i] = new double[] {rows[i][kept], 1};
    }
    return result;
  }

  private static BetaCalibrator platt(Predictions scores) {
    PlattCalibrator platt = PlattCalibrator.fit(scores);
    return platt.hasSignal()
        ? new BetaCalibrator(platt.a(), platt.a(), platt.b())
        : constant(scores);
  }

  private static BetaCalibrator constant(Predictions scores) {
    return new BetaCalibrator(0, 0, Logit.of(scores.smoothedBase()));
  }

  private static double lower(double p) {
    return StrictMath.log(Logit.clip(p));
  }

  private static double upper(double p) {
    return -StrictMath.log1p(-Logit.clip(p));
  }

  @Override
  public double probability(double raw, double rewardRisk) {
    return Logit.probability(a * lower(raw) + b * upper(raw) + c);
  }
}
