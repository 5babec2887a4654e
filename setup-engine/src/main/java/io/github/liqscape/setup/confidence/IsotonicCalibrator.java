// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Isotonic regression: the non-decreasing step curve of least squares, found by pooling adjacent
 * violators (Ayer et al. 1955). Knots are the first and last score of each pool; it is linear
 * between knots and constant outside. Equal scores count as one, with their mean outcome. Wants
 * 1,000 to 2,000 labels (Niculescu-Mizil and Caruana 2005). Immutable.
 */
public final class IsotonicCalibrator implements Calibrator {

  private final double[] scores;
  private final double[] values;

  IsotonicCalibrator(double[] scores, double[] values) {
    this.scores = scores;
    this.values = values;
  }

  /** Fits the curve; any labels and scores have an answer. */
  public static IsotonicCalibrator fit(Predictions predictions) {
    int[] order = predictions.order();
    int n = order.length;
    double[] first = new double[n];
    double[] last = new double[n];
    double[] wins = new double[n];
    double[] weight = new double[n];
    int pools = 0;
    for (int at = 0; at < n; ) {
      double score = predictions.probability(order[at]);
      double sumWins = 0;
      double sumWeight = 0;
      for (; at < n && predictions.probability(order[at]) == score; at++) {
        double w = predictions.weight(order[at]);
        sumWins += predictions.outcome(order[at]) ? w : 0;
        sumWeight += w;
      }
      first[pools] = score;
      last[pools] = score;
      wins[pools] = sumWins;
      weight[pools] = sumWeight;
      pools++;
      // Compared without a division, so that equal shares of unit weights are exactly equal.
      while (pools > 1
          && wins[pools - 2] * weight[pools - 1] >= wins[pools - 1] * weight[pools - 2]) {
        pools--;
        wins[pools - 1] += wins[pools];
        weight[pools - 1] += weight[pools];
        last[pools - 1] = last[pools];
      }
    }
    return ofPools(first, last, wins, weight, pools);
  }

  private static IsotonicCalibrator ofPools(
      double[] first, double[] last, double[] wins, double[] weight, int pools) {
    double[] x = new double[2 * pools];
    double[] y = new double[2 * pools];
    int knots = 0;
    for (int i = 0; i < pools; i++) {
      double share = Math.min(1, wins[i] / weight[i]);
      x[knots] = first[i];
      y[knots++] = share;
      if (last[i] > first[i]) {
        x[knots] = last[i];
        y[knots++] = share;
      }
    }
    return new IsotonicCalibrator(Arrays.copyOf(x, knots), Arrays.copyOf(y, knots));
  }

  /** Number of knots, at least 1. */
  public int knots() {
    return scores.length;
  }

  /** Score of a knot; rising with the index. */
  public double score(int knot) {
    return scores[knot];
  }

  /** Probability at a knot; never falling with the index. */
  public double value(int knot) {
    return values[knot];
  }

  @Override
  public double probability(double raw, double rewardRisk) {
    int at = Arrays.binarySearch(scores, raw);
    if (at >= 0) {
      return values[at];
    }
    int above = -at - 1;
    if (above == 0) {
      return values[0];
    }
    if (above == scores.length) {
      return values[above - 1];
    }
    double x0 = scores[above - 1];
    double y0 = values[above - 1];
    double y1 = values[above];
    double between = y0 + (y1 - y0) * ((raw - x0) / (scores[above] - x0));
    return Math.min(between, y1);
  }

  double[] scores() {
    return scores.clone();
  }

  double[] values() {
    return values.clone();
  }

  /** Whether the knots are the same, bit for bit. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IsotonicCalibrator curve
        && Arrays.equals(scores, curve.scores)
        && Arrays.equals(values, curve.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(scores) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "IsotonicCalibrator[" + scores.length + " knots]";
  }
}
