// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.SplittableRandom;

/** Random inputs from a seed. */
final class Draws {

  private Draws() {}

  /** Scores with ties, outcomes that follow them loosely, weights in (0, 1]. */
  static Predictions predictions(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] p = new double[n];
    boolean[] wins = new boolean[n];
    double[] weights = new double[n];
    boolean ties = random.nextBoolean();
    boolean unit = random.nextBoolean();
    for (int i = 0; i < n; i++) {
      p[i] = ties ? random.nextInt(21) / 20.0 : random.nextDouble();
      wins[i] = random.nextDouble() < 0.2 + 0.6 * p[i];
      weights[i] = unit ? 1 : 0.05 + 0.95 * random.nextDouble();
    }
    return Predictions.of(p, wins, weights);
  }

  static double[] probabilities(Predictions p) {
    double[] result = new double[p.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = p.probability(i);
    }
    return result;
  }

  static boolean[] outcomes(Predictions p) {
    return p.outcomes();
  }

  /** Whether a curve rises or stays, inside the unit interval. */
  static boolean neverFalls(Calibrator calibrator) {
    double last = 0;
    boolean holds = true;
    for (int i = 0; i <= 1_000; i++) {
      double now = calibrator.probability(i / 1_000.0, 1);
      holds &= now >= last && now <= 1;
      last = now;
    }
    return holds;
  }

  /** A random order of 0 to n - 1. */
  static int[] permutation(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  static Predictions permuted(Predictions p, int[] order) {
    double[] probabilities = new double[order.length];
    boolean[] wins = new boolean[order.length];
    double[] weights = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      probabilities[i] = p.probability(order[i]);
      wins[i] = p.outcome(order[i]);
      weights[i] = p.weight(order[i]);
    }
    return Predictions.of(probabilities, wins, weights);
  }

  /** A standard normal number. */
  static double normal(SplittableRandom random) {
    return Normal.quantile(Math.clamp(random.nextDouble(), 1e-12, 1 - 1e-12));
  }
}
