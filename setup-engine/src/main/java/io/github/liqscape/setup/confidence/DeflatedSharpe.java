// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * The chance that a Sharpe ratio is above what the best of many useless trials would have shown
 * (Bailey and Lopez de Prado, The Deflated Sharpe Ratio, J. Portfolio Management 40/5, 2014):
 *
 * <pre>{@code
 * SR0 = sqrt(V) ((1 - g) Z(1 - 1/N) + g Z(1 - 1/(N e)))
 * DSR = Phi((SR - SR0) sqrt(T - 1) / sqrt(1 - skew SR + (kurtosis - 1)/4 SR^2))
 * }</pre>
 *
 * <p>T results, N trials, V the variance of the trials' Sharpe ratios, g the Euler-Mascheroni
 * constant, Z the inverse of Phi. All Sharpe ratios are per observation, not annualised.
 */
public final class DeflatedSharpe {

  private static final double EULER_MASCHERONI = 0.5772156649015329;

  private DeflatedSharpe() {}

  /**
   * SR0, the Sharpe ratio that the best of the trials is expected to show without any skill.
   *
   * @param trials number of independent trials, {@code >= 1}; 1 gives 0
   * @param trialVariance variance of the Sharpe ratios over the trials, {@code >= 0}
   */
  public static double expectedMaximum(int trials, double trialVariance) {
    if (trials < 1) {
      throw new IllegalArgumentException("trials must be >= 1, was " + trials);
    }
    if (!(trialVariance >= 0)) {
      throw new IllegalArgumentException("trialVariance must be >= 0, was " + trialVariance);
    }
    if (trials == 1) {
      return 0;
    }
    double best = Normal.quantile(1 - 1.0 / trials);
    double farther = Normal.quantile(1 - 1 / (trials * StrictMath.E));
    return Math.sqrt(trialVariance)
        * ((1 - EULER_MASCHERONI) * best + EULER_MASCHERONI * farther);
  }

  /**
   * DSR, in [0, 1]; above 0.95 the result is unlikely to be the luck of many trials. NaN if the
   * moments are not defined (fewer than two results, or all equal).
   */
  public static double of(ReturnMoments results, int trials, double trialVariance) {
    double sharpe = results.sharpe();
    double variance =
        1 - results.skewness() * sharpe + (results.kurtosis() - 1) / 4 * sharpe * sharpe;
    if (!(variance > 0)) {
      return Double.NaN;
    }
    double above = sharpe - expectedMaximum(trials, trialVariance);
    return Normal.cumulative(above * Math.sqrt(results.count() - 1.0) / Math.sqrt(variance));
  }
}
