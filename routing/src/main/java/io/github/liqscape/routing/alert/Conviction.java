// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

/** How sure the sender is, in its own measure. Two of different measures are never compared. */
public sealed interface Conviction {

  /** In [0, 1]; NaN where there is none. */
  double value();

  /**
   * A calibrated probability of a setup.
   *
   * @param probability that the target comes before the stop, in [0, 1]
   * @param lowerExpectedValue expected value in R at the lower bound of the probability
   */
  record Calibrated(double probability, double lowerExpectedValue) implements Conviction {
    @Override
    public double value() {
      return probability;
    }
  }

  /**
   * The score of a setup without a calibration. Not a probability, and messages say so.
   *
   * @param score in [0, 1]
   */
  record Uncalibrated(double score) implements Conviction {
    @Override
    public double value() {
      return score;
    }
  }

  /**
   * What somebody else says of himself, such as an inbound chart alert.
   *
   * @param confidence in [0, 1]
   */
  record Claimed(double confidence) implements Conviction {
    @Override
    public double value() {
      return confidence;
    }
  }

  /** Nothing was said. */
  record None() implements Conviction {
    @Override
    public double value() {
      return Double.NaN;
    }
  }
}
