// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * One labelled setup: what was known when it was made, and how it ended.
 *
 * @param symbol the instrument; labels of one symbol that overlap in time are not independent
 * @param kind the setup's kind
 * @param timeframe code of the timeframe, such as {@code 15m}
 * @param startNanos event time of the decision, epoch nanoseconds: the label's span begins
 * @param endNanos event time of the exit, epoch nanoseconds, {@code >= startNanos}: it is known
 * @param features the row at the decision
 * @param win the label: target before stop, or a positive net result at the time stop
 * @param weight how much the label counts, in (0, 1]; see {@link UniquenessWeights}
 * @param grossR result before costs, in units of the risk taken; finite
 */
public record Sample(
    String symbol,
    String kind,
    String timeframe,
    long startNanos,
    long endNanos,
    FeatureRow features,
    boolean win,
    double weight,
    double grossR) {

  /** Checks the ranges. */
  public Sample {
    if (endNanos < startNanos) {
      throw new IllegalArgumentException(
          "endNanos must be >= startNanos " + startNanos + ", was " + endNanos);
    }
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("weight must be in (0, 1], was " + weight);
    }
    if (!Double.isFinite(grossR)) {
      throw new IllegalArgumentException("grossR must be finite, was " + grossR);
    }
  }

  /** The same sample with another weight, in (0, 1]. */
  public Sample withWeight(double newWeight) {
    return new Sample(
        symbol, kind, timeframe, startNanos, endNanos, features, win, newWeight, grossR);
  }
}
