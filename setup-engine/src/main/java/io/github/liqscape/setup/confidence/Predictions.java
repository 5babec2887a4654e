// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Probabilities beside what happened, each with a weight. Weights of 1 give the plain metrics;
 * uniqueness weights make a sum of weights the effective number of labels. Immutable.
 */
public final class Predictions {

  private final double[] probabilities;
  private final boolean[] outcomes;
  private final double[] weights;

  private Predictions(double[] probabilities, boolean[] outcomes, double[] weights) {
    this.probabilities = probabilities;
    this.outcomes = outcomes;
    this.weights = weights;
  }

  /** Copies the arrays; every weight is 1. */
  public static Predictions of(double[] probabilities, boolean[] outcomes) {
    double[] weights = new double[probabilities.length];
    Arrays.fill(weights, 1);
    return of(probabilities, outcomes, weights);
  }

  /**
   * Copies the arrays.
   *
   * @param probabilities in [0, 1]; at least one
   * @param outcomes whether it was a win, as many
   * @param weights {@code > 0}, as many
   * @throws IllegalArgumentException if a length or a range is wrong
   */
  public static Predictions of(double[] probabilities, boolean[] outcomes, double[] weights) {
    int n = probabilities.length;
    if (n == 0 || outcomes.length != n || weights.length != n) {
      throw new IllegalArgumentException(
          "predictions, outcomes and weights must be equally many and at least 1, were "
              + n + ", " + outcomes.length + " and " + weights.length);
    }
    for (int i = 0; i < n; i++) {
      if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
        throw new IllegalArgumentException(
            "probability " + i + " must be in [0, 1], was " + probabilities[i]);
      }
      if (!(weights[i] > 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weight " + i + " must be > 0, was " + weights[i]);
      }
    }
    return new Predictions(probabilities.clone(), outcomes.clone(), weights.clone());
  }

  /** Number of predictions, at least 1. */
  public int size() {
    return probabilities.length;
  }

  /** Predicted probability of a win. */
  public double probability(int index) {
    return probabilities[index];
  }

  /** Whether it was a win. */
  public boolean outcome(int index) {
    return outcomes[index];
  }

  /** How much it counts. */
  public double weight(int index) {
    return weights[index];
  }

  /** Sum of weights: the effective number of labels. */
  public double effectiveSize() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** Weighted share of wins. */
  public double baseRate() {
    return wins() / effectiveSize();
  }

  /** The same outcomes and weights under other probabilities, in [0, 1]. */
  public Predictions withProbabilities(double[] others) {
    return of(others, outcomes, weights);
  }

  /** The same predictions with other weights, {@code > 0}. */
  public Predictions withWeights(double[] others) {
    return of(probabilities, outcomes, others);
  }

  double wins() {
    double sum = 0;
    for (int i = 0; i < outcomes.length; i++) {
      sum += outcomes[i] ? weights[i] : 0;
    }
    return sum;
  }

  boolean oneClass() {
    for (boolean outcome : outcomes) {
      if (outcome != outcomes[0]) {
        return false;
      }
    }
    return true;
  }

  /** (wins + 1/2) / (n + 1), never 0 or 1. */
  double smoothedBase() {
    return (wins() + 0.5) / (effectiveSize() + 1);
  }

  /** Number of distinct probabilities, counted no farther than the limit. */
  int distinct(int limit) {
    double[] seen = new double[limit];
    int count = 0;
    for (int i = 0; i < probabilities.length && count < limit; i++) {
      boolean known = false;
      for (int k = 0; k < count; k++) {
        known |= seen[k] == probabilities[i];
      }
      if (!known) {
        seen[count++] = probabilities[i];
      }
    }
    return count;
  }

  /** Indices by rising probability; equal ones keep their order. A merge sort, without boxing. */
  int[] order() {
    int n = probabilities.length;
    int[] from = IntStream.range(0, n).toArray();
    int[] into = new int[n];
    for (int width = 1; width < n; width *= 2) {
      for (int left = 0; left < n; left += 2 * width) {
        merge(from, into, left, Math.min(left + width, n), Math.min(left + 2 * width, n));
      }
      int[] sorted = into;
      into = from;
      from = sorted;
    }
    return from;
  }

  private void merge(int[] from, int[] into, int left, int middle, int right) {
    int i = left;
    int j = middle;
    for (int k = left; k < right; k++) {
      boolean takeLeft =
          i < middle && (j == right || probabilities[from[i]] <= probabilities[from[j]]);
      into[k] = takeLeft ? from[i++] : from[j++];
    }
  }

  boolean[] outcomes() {
    return outcomes.clone();
  }

  double[] weights() {
    return weights.clone();
  }
}
