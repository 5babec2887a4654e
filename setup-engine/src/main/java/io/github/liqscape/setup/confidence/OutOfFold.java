// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.List;

/**
 * Predictions of samples by models that had not seen them, in the order of the walk.
 *
 * @param samples what was predicted
 * @param predictions as many
 */
public record OutOfFold(List<Sample> samples, Predictions predictions) {

  /** Copies the list. */
  public OutOfFold {
    samples = List.copyOf(samples);
    if (samples.size() != predictions.size()) {
      throw new IllegalArgumentException(
          samples.size() + " samples need as many predictions, had " + predictions.size());
    }
  }

  /** Start of each label, epoch nanoseconds. */
  public long[] times() {
    return samples.stream().mapToLong(Sample::startNanos).toArray();
  }

  /** Brier skill with its interval by week. */
  public Interval brierSkill(WeekBootstrap bootstrap) {
    return bootstrap.interval(times(), drawn -> brierSkill(predictions, drawn));
  }

  /** {@link CalibrationMetrics#brierSkill} of predictions drawn so many times each. */
  private static double brierSkill(Predictions predictions, double[] drawn) {
    double total = 0;
    double wins = 0;
    double errors = 0;
    for (int i = 0; i < drawn.length; i++) {
      double w = drawn[i] * predictions.weight(i);
      double y = predictions.outcome(i) ? 1 : 0;
      double error = predictions.probability(i) - y;
      total += w;
      wins += w * y;
      errors += w * error * error;
    }
    double losses = total - wins;
    return wins > 0 && losses > 0 ? 1 - errors * total / (wins * losses) : Double.NaN;
  }

  static OutOfFold of(List<Sample> samples, List<Double> probabilities) {
    int n = samples.size();
    double[] p = new double[n];
    boolean[] wins = new boolean[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      p[i] = probabilities.get(i);
      wins[i] = samples.get(i).win();
      weights[i] = samples.get(i).weight();
    }
    return new OutOfFold(samples, Predictions.of(p, wins, weights));
  }
}
