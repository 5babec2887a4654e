// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/**
 * What a plan is expected to earn in units of its risk (R): {@code EV = p * meanWin - (1 - p) *
 * meanLoss - costR}. Judged at the lower bound of the probability, never at its middle.
 *
 * @param meanWin mean gross win in R, &ge; 0
 * @param meanLoss mean gross loss in R, &ge; 0
 * @param costR costs in R
 */
public record Expectancy(double meanWin, double meanLoss, double costR) {

  public Expectancy {
    if (!(meanWin >= 0 && meanLoss >= 0) || !Double.isFinite(costR + meanWin + meanLoss)) {
      throw new IllegalArgumentException(
          "win and loss must be >= 0 and the cost finite, was " + meanWin + ", " + meanLoss
              + " and " + costR);
    }
  }

  /** The expected value at a probability. */
  public double value(double probability) {
    return probability * meanWin - (1 - probability) * meanLoss - costR;
  }
}
