// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/** Log-odds. StrictMath, so that every JDK gives the same bits. */
final class Logit {

  /** Probabilities are kept this far from 0 and 1 before a logarithm. */
  static final double CLIP = 1e-15;

  private Logit() {}

  /** 1 / (1 + exp(-x)). */
  static double probability(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double odds = StrictMath.exp(x);
    return odds / (1 + odds);
  }

  /** ln(p / (1 - p)) of the clipped p. */
  static double of(double p) {
    double clipped = clip(p);
    return StrictMath.log(clipped) - StrictMath.log1p(-clipped);
  }

  static double clip(double p) {
    return Math.clamp(p, CLIP, 1 - CLIP);
  }

  /** ln(1 + exp(x)) without overflow. */
  static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }
}
