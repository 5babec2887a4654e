// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.List;

/**
 * What a {@link ConfidenceModel} says of one setup.
 *
 * @param probability of a win, in [0, 1]; a default or a mere estimate while not calibrated
 * @param lower lower bound of the probability; 0 while not calibrated
 * @param upper upper bound of the probability; 1 while not calibrated
 * @param samples number of labels behind the fit
 * @param effectiveSamples those labels, counted by their uniqueness
 * @param binSamples effective labels in the bin of this prediction, the interval's n; 0 while not
 *     calibrated
 * @param calibrated whether probability and bounds may be read as such
 * @param reasons why not, in the enum's order; empty if and only if calibrated
 * @param staleFit whether the fit is older than 90 days
 * @param rawProbability of the logistic model before calibration; NaN if the row was not scored
 * @param dissimilarity distance to the nearest fitted row over the mean distance between rows; NaN
 *     if the row was not scored; {@code > 1} is out of distribution
 * @param meanWin mean gross win in R of this kind in training, or the fallback: the planned R
 * @param meanLoss mean gross loss in R of this kind in training, {@code >= 0}, or the fallback: 1
 */
public record ConfidenceAssessment(
    double probability,
    double lower,
    double upper,
    long samples,
    double effectiveSamples,
    double binSamples,
    boolean calibrated,
    List<UncalibratedReason> reasons,
    boolean staleFit,
    double rawProbability,
    double dissimilarity,
    double meanWin,
    double meanLoss) {

  /** Copies the reasons. */
  public ConfidenceAssessment {
    reasons = List.copyOf(reasons);
    if (calibrated != reasons.isEmpty()) {
      throw new IllegalArgumentException(
          "calibrated must mean no reasons, was " + calibrated + " with " + reasons);
    }
  }

  /** Expected result in R at the {@link #probability()}, after costs. */
  public double expectancy(double costR) {
    return Expectancy.inR(probability, meanWin, meanLoss, costR);
  }

  /** Expected result in R at the {@link #lower()} bound, after costs: must be above 0 to open. */
  public double expectancyLowerBound(double costR) {
    return Expectancy.inR(lower, meanWin, meanLoss, costR);
  }
}
