// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * No calibration: too few labels for a curve. The share of wins is pulled to the chance of a
 * driftless walk to reach R before -1, which is p0 = 1/(1 + R), with the strength of 50 labels:
 * (wins + 50 p0) / (n + 50).
 *
 * @param wins effective number of wins, in [0, samples]
 * @param samples effective number of labels, {@code >= 0}
 */
public record ShrunkPrior(double wins, double samples) implements Calibrator {

  /** How many labels the prior counts for. */
  public static final double PRIOR_STRENGTH = 50;

  /** Nothing seen yet: p0 alone. */
  public static final ShrunkPrior UNTRAINED = new ShrunkPrior(0, 0);

  /** Checks the ranges. */
  public ShrunkPrior {
    if (!(samples >= 0 && samples < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("samples must be >= 0, was " + samples);
    }
    if (!(wins >= 0 && wins <= samples)) {
      throw new IllegalArgumentException("wins must be in [0, " + samples + "], was " + wins);
    }
  }

  @Override
  public double probability(double raw, double rewardRisk) {
    return (wins + PRIOR_STRENGTH / (1 + rewardRisk)) / (samples + PRIOR_STRENGTH);
  }
}
