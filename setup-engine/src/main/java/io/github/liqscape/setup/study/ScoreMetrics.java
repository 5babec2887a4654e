// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.setup.confidence.Binning;
import io.github.liqscape.setup.confidence.CalibrationMetrics;
import io.github.liqscape.setup.confidence.Interval;
import io.github.liqscape.setup.confidence.OutOfFold;
import io.github.liqscape.setup.confidence.Predictions;
import io.github.liqscape.setup.confidence.WeekBootstrap;

/**
 * How good out-of-fold probabilities were.
 *
 * @param count number of predictions
 * @param effective their effective number
 * @param ece expected calibration error, 10 equal-mass bins
 * @param debiasedEce the same less its bias
 * @param brier Brier score
 * @param brierSkill skill against the base rate with its 95 % interval by week
 * @param logLoss mean log loss
 * @param auc area under the ROC curve
 */
public record ScoreMetrics(
    int count,
    double effective,
    double ece,
    double debiasedEce,
    double brier,
    Interval brierSkill,
    double logLoss,
    double auc) {

  private static final int BINS = 10;

  static ScoreMetrics of(OutOfFold outOfFold, WeekBootstrap bootstrap) {
    Predictions p = outOfFold.predictions();
    return new ScoreMetrics(
        p.size(), p.effectiveSize(), CalibrationMetrics.ece(p, Binning.EQUAL_MASS, BINS),
        CalibrationMetrics.debiasedEce(p, Binning.EQUAL_MASS, BINS), CalibrationMetrics.brier(p),
        outOfFold.brierSkill(bootstrap), CalibrationMetrics.logLoss(p), CalibrationMetrics.auc(p));
  }
}
