// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * Turns the score of a model into a probability. A higher score never gives a lower one, except by
 * a {@link PlattCalibrator} with a negative slope, which no model ships. Immutable.
 */
public sealed interface Calibrator
    permits ShrunkPrior, PlattCalibrator, BetaCalibrator, IsotonicCalibrator {

  /**
   * The calibrated probability.
   *
   * @param raw probability before calibration, in [0, 1]
   * @param rewardRisk planned R, {@code > 0}; only {@link ShrunkPrior} looks at it
   * @return in [0, 1]
   */
  double probability(double raw, double rewardRisk);
}
