// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.SetupConstants;

/**
 * Where a trade begins to be a bad one. The defaults are starting values; a setup may have its own.
 * What engine and review share (least stop, padding of zones, least reward) is not here but in
 * {@link SetupConstants}.
 *
 * @param lateBars delay of an entry above which it is late, in bars of the signal
 * @param lateAtr run from the signal above which it is late, in ATR
 * @param moveUsed share of the move above which it is late
 * @param plannedRr part of the planned reward to risk below which it is late
 * @param minRr reward to risk at the fill below which it is late
 * @param churnBars bars after a stop within which a re-entry is churn
 * @param churnAtr and how near it must be, in ATR
 * @param flapBars bars within which three entries on changing sides are flapping
 * @param minStopAtr least stop distance, in ATR
 * @param noiseTicks ticks beside spread and slippage that a stop must clear
 * @param shadowShare share of shadow winners shaken out above which stops are weak
 * @param padEntryAtr band around a strong zone on the entry's side, in ATR
 * @param padBehindAtr and behind it
 * @param liquidationShare of the stop distance that must lie between stop and liquidation price
 * @param tooWideR p95 of winners' adverse excursion below which stops are too wide, in R
 * @param holdings median holding times within which a stopped trade may still come right
 * @param reached share of trades reaching the target below which it is unrealistic
 * @param reachedUpper and the upper bound of that share
 * @param targetQuantile of the favourable excursions beyond which a target is unrealistic
 * @param rootBars target distance over ATR and root of the horizon above which it is unrealistic
 * @param minRrAfterCosts least reward to risk after costs
 * @param riskFraction of the equity that one stop may cost
 * @param leverageCap notional over equity above which leverage was needed
 * @param minSample least cases of a distribution test; below: INSUFFICIENT_DATA
 * @param stopFartherAtr how much farther the stop of the counterfactual is, in ATR
 * @param nearerQuantile of the favourable excursions at which its target is
 */
public record ReviewThresholds(
    double lateBars,
    double lateAtr,
    double moveUsed,
    double plannedRr,
    double minRr,
    double churnBars,
    double churnAtr,
    double flapBars,
    double minStopAtr,
    int noiseTicks,
    double shadowShare,
    double padEntryAtr,
    double padBehindAtr,
    double liquidationShare,
    double tooWideR,
    double holdings,
    double reached,
    double reachedUpper,
    double targetQuantile,
    double rootBars,
    double minRrAfterCosts,
    double riskFraction,
    double leverageCap,
    int minSample,
    double stopFartherAtr,
    double nearerQuantile) {

  /** The reference's starting values, for the default account. */
  public static final ReviewThresholds DEFAULT =
      new ReviewThresholds(
          1, 0.5, 0.33, 0.7, SetupConstants.MIN_RR, 3, 0.25, 5, SetupConstants.MIN_STOP_ATR, 2,
          0.2, SetupConstants.ZONE_PAD_ENTRY_ATR, SetupConstants.ZONE_PAD_BEHIND_ATR, 0.25, 0.5, 2,
          0.2, 0.25, 0.9, 1.5, 1, AccountTerms.DEFAULT.riskFraction(),
          AccountTerms.DEFAULT.leverageCap(), 30, 0.5, 0.6);

  public ReviewThresholds {
    if (minSample < 2) {
      throw new IllegalArgumentException("minSample must be >= 2, was " + minSample);
    }
    fraction("shadowShare", shadowShare);
    fraction("reached", reached);
    fraction("reachedUpper", reachedUpper);
    fraction("targetQuantile", targetQuantile);
    fraction("nearerQuantile", nearerQuantile);
    if (!(riskFraction > 0 && leverageCap > 0 && holdings > 0)) {
      throw new IllegalArgumentException(
          "riskFraction, leverageCap and holdings must be > 0, were " + riskFraction + ", "
              + leverageCap + " and " + holdings);
    }
  }

  /** The same for another account. */
  public ReviewThresholds forAccount(AccountTerms terms) {
    return new ReviewThresholds(
        lateBars, lateAtr, moveUsed, plannedRr, minRr, churnBars, churnAtr, flapBars, minStopAtr,
        noiseTicks, shadowShare, padEntryAtr, padBehindAtr, liquidationShare, tooWideR, holdings,
        reached, reachedUpper, targetQuantile, rootBars, minRrAfterCosts, terms.riskFraction(),
        terms.leverageCap(), minSample, stopFartherAtr, nearerQuantile);
  }

  private static void fraction(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], was " + value);
    }
  }
}
