// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

/**
 * Expected forced flow of a price range with its uncertainty, <em>given</em> that the mark price
 * crosses the whole range.
 *
 * @param mean expected forced notional, quote currency
 * @param low 5 % quantile
 * @param median 50 % quantile
 * @param high 95 % quantile
 * @param prints the mean in units of the average print; below 75 the chance of nothing at all rules,
 *     and the band is shown but not scored
 */
public record ForcedBand(double mean, double low, double median, double high, double prints) {

  /** The band of an empty range. */
  public static final ForcedBand NONE = new ForcedBand(0, 0, 0, 0, 0);

  public ForcedBand {
    if (!(mean >= 0 && low >= 0 && low <= median && median <= high && prints >= 0)
        || high == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "band must satisfy 0 <= low <= median <= high, mean >= 0, was mean " + mean + " low "
              + low + " median " + median + " high " + high + " prints " + prints);
    }
  }
}
