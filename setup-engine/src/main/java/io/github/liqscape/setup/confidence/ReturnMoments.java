// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * Moments of results, one per trade; not annualised.
 *
 * @param count number of results
 * @param mean NaN if there is none
 * @param deviation standard deviation with n - 1; NaN below two results
 * @param skewness third standardised population moment; NaN if the deviation is 0 or NaN
 * @param kurtosis fourth standardised population moment, 3 for a normal; NaN likewise
 */
public record ReturnMoments(
    int count, double mean, double deviation, double skewness, double kurtosis) {

  /** Moments of these results. */
  public static ReturnMoments of(double[] results) {
    int n = results.length;
    double sum = 0;
    for (double result : results) {
      sum += result;
    }
    double mean = sum / n;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double result : results) {
      double d = result - mean;
      second += d * d;
      third += d * d * d;
      fourth += d * d * d * d;
    }
    double variance = second / n;
    double deviation = n < 2 ? Double.NaN : Math.sqrt(second / (n - 1));
    boolean spread = n >= 2 && variance > 0;
    return new ReturnMoments(
        n,
        n == 0 ? Double.NaN : mean,
        deviation,
        spread ? third / n / (variance * Math.sqrt(variance)) : Double.NaN,
        spread ? fourth / n / (variance * variance) : Double.NaN);
  }

  /** Mean over deviation, per trade; NaN if the deviation is 0 or unknown. */
  public double sharpe() {
    return deviation > 0 ? mean / deviation : Double.NaN;
  }
}
