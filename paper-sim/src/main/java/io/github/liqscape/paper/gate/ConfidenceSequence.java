// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

/**
 * Lower side of the empirical-Bernstein confidence sequence of Waudby-Smith and Ramdas (JRSS B
 * 2024, theorem 2; arXiv 2010.09686), for results winsorised at +-10 R:
 *
 * <pre>{@code
 * X_i  = (clamp(R_i, -10, 10) + 10) / 20
 * mu_i = (1/2 + sum X_j) / (i+1),  v_i = (1/4 + sum (X_j - mu_j)^2) / (i+1),  j = 1..i
 * lam_i = min(3/4, sqrt(2 ln 20 / (v_(i-1) i ln(1+i)))),  psi(l) = (-ln(1-l) - l) / 4
 * L_i  = 20 (sum lam_j X_j - ln(1/a) - sum 4 (X_j - mu_(j-1))^2 psi(lam_j)) / (sum lam_j) - 10
 * }</pre>
 *
 * <p>The probability that any L_i ever exceeds the true mean is at most a.
 *
 * <p>Threading: confined to its caller.
 */
public final class ConfidenceSequence {

  /** Bound of a single result, in R. */
  public static final double BOUND_R = 10;

  private final double logError;
  private int count;
  private double sumX;
  private double sumSquares;
  private double mean = 0.5;
  private double variance = 0.25;
  private double sumWeights;
  private double sumWeighted;
  private double sumPenalty;
  private boolean clippedLoss;

  /**
   * An empty sequence.
   *
   * @param error a, in (0, 1)
   */
  public ConfidenceSequence(double error) {
    if (!(error > 0 && error < 1)) {
      throw new IllegalArgumentException("error must be in (0, 1), was " + error);
    }
    logError = Math.log(1 / error);
  }

  /** Takes the next result in R and answers the lower bound of the mean. */
  public double add(double resultR) {
    if (Double.isNaN(resultR)) {
      throw new IllegalArgumentException("a result must be a number, was NaN");
    }
    clippedLoss |= resultR < -BOUND_R;
    double x = (Math.clamp(resultR, -BOUND_R, BOUND_R) + BOUND_R) / (2 * BOUND_R);
    count++;
    double weight =
        Math.min(0.75, Math.sqrt(2 * Math.log(20) / (variance * count * Math.log1p(count))));
    sumWeights += weight;
    sumWeighted += weight * x;
    sumPenalty += 4 * (x - mean) * (x - mean) * ((-Math.log1p(-weight) - weight) / 4);
    sumX += x;
    mean = (0.5 + sumX) / (count + 1);
    sumSquares += (x - mean) * (x - mean);
    variance = (0.25 + sumSquares) / (count + 1);
    return lower();
  }

  /** Lower bound of the mean in R; below -10 without results. */
  public double lower() {
    return count == 0
        ? Double.NEGATIVE_INFINITY
        : 2 * BOUND_R * (sumWeighted - logError - sumPenalty) / sumWeights - BOUND_R;
  }

  /** Number of results. */
  public int count() {
    return count;
  }

  /** Whether a loss beyond the bound was clipped: then the bound flatters. */
  public boolean clippedLoss() {
    return clippedLoss;
  }
}
