// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

/**
 * One row of a reliability table.
 *
 * @param count number of predictions, {@code >= 1}
 * @param weight their effective number
 * @param lowest smallest probability in the bin
 * @param highest largest probability in the bin
 * @param meanProbability weighted mean of the predictions
 * @param share weighted share of wins
 */
public record ReliabilityBin(
    int count,
    double weight,
    double lowest,
    double highest,
    double meanProbability,
    double share) {

  static ReliabilityBin of(Predictions predictions, int[] order, int from, int to) {
    double weight = 0;
    double sum = 0;
    double wins = 0;
    for (int k = from; k < to; k++) {
      double w = predictions.weight(order[k]);
      weight += w;
      sum += w * predictions.probability(order[k]);
      wins += predictions.outcome(order[k]) ? w : 0;
    }
    return new ReliabilityBin(
        to - from,
        weight,
        predictions.probability(order[from]),
        predictions.probability(order[to - 1]),
        sum / weight,
        wins / weight);
  }

  /** Wilson's interval of the share, with the effective number; z of 1.96 is 95 %. */
  public WilsonInterval interval(double z) {
    return WilsonInterval.of(share, weight, z);
  }

  /** Mean probability less share of wins: above 0 is too sure. */
  public double gap() {
    return meanProbability - share;
  }
}
