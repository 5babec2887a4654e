// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The curves that a number of labels allows, and the one that did best on labels it had not seen.
 */
final class CalibratorChoice {

  static final double MIN_FOR_ISOTONIC = 1_000;

  /** The chosen curve's way to fit, and its out-of-fold predictions if there are any. */
  record Chosen(Function<Predictions, Calibrator> fit, Optional<OutOfFold> outOfFold) {}

  private CalibratorChoice() {}

  /** From the simplest on, by effective number of out-of-fold labels; none below 200. */
  static List<Function<Predictions, Calibrator>> allowed(double effective) {
    if (effective < ConfidenceFit.MIN_EFFECTIVE) {
      return List.of();
    }
    return effective < MIN_FOR_ISOTONIC
        ? List.of(PlattCalibrator::fit, BetaCalibrator::fit)
        : List.of(PlattCalibrator::fit, BetaCalibrator::fit, IsotonicCalibrator::fit);
  }

  /** The lowest out-of-fold log loss wins; the simpler curve on ties or if nothing was tested. */
  static Optional<Chosen> best(WalkForwardScores scores, double effective) {
    Optional<Chosen> best = Optional.empty();
    double lowest = Double.POSITIVE_INFINITY;
    for (Function<Predictions, Calibrator> fit : allowed(effective)) {
      Optional<OutOfFold> tested = scores.calibrated(fit);
      double loss =
          tested
              .map(outOfFold -> CalibrationMetrics.logLoss(outOfFold.predictions()))
              .orElse(Double.POSITIVE_INFINITY);
      if (best.isEmpty() || loss < lowest) {
        best = Optional.of(new Chosen(fit, tested));
        lowest = loss;
      }
    }
    return best;
  }
}
