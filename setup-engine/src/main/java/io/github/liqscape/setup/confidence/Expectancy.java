// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * Mean result of trades after all costs, in units of the risk taken, and how sure it is.
 *
 * @param trades number of trades
 * @param winShare share of results above 0; NaN without trades
 * @param meanR mean net result in R with its 95 % interval, bootstrapped by week
 * @param sharpe mean over deviation per trade, not annualised
 * @param trials how many variants were tried to find this one
 * @param deflatedSharpe chance that the Sharpe ratio is more than the luck of those trials; NaN if
 *     undefined
 */
public record Expectancy(
    int trades,
    double winShare,
    Interval meanR,
    double sharpe,
    int trials,
    double deflatedSharpe) {

  /**
   * Measures results.
   *
   * @param netR result of each trade after costs, in R
   * @param timesNanos event time of each trade
   * @param trials number of variants tried, {@code >= 1}
   * @param trialVariance variance of the Sharpe ratios per trade over those variants; ignored for 1
   */
  public static Expectancy of(
      double[] netR, long[] timesNanos, WeekBootstrap bootstrap, int trials, double trialVariance) {
    if (timesNanos.length != netR.length) {
      throw new IllegalArgumentException(
          netR.length + " results need as many times, had " + timesNanos.length);
    }
    int wins = 0;
    for (double result : netR) {
      if (!Double.isFinite(result)) {
        throw new IllegalArgumentException("a result must be finite, was " + result);
      }
      wins += result > 0 ? 1 : 0;
    }
    ReturnMoments moments = ReturnMoments.of(netR);
    return new Expectancy(
        netR.length,
        netR.length == 0 ? Double.NaN : (double) wins / netR.length,
        bootstrap.interval(timesNanos, drawn -> mean(netR, drawn)),
        moments.sharpe(),
        trials,
        DeflatedSharpe.of(moments, trials, trialVariance));
  }

  private static double mean(double[] results, double[] drawn) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < results.length; i++) {
      sum += drawn[i] * results[i];
      count += drawn[i];
    }
    return sum / count;
  }

  /** p W - (1 - p) A - c: what a setup is worth in R. */
  static double inR(double probability, double meanWin, double meanLoss, double costR) {
    return probability * meanWin - (1 - probability) * meanLoss - costR;
  }
}
