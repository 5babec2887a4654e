// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class IsotonicProperties {

  /**
   * The minimax formula of isotonic regression, in cubic time: max over a of min over b of means.
   */
  private static double twin(Predictions p, double score) {
    double[] distinct =
        Arrays.stream(Draws.probabilities(p)).sorted().distinct().toArray();
    int at = Arrays.binarySearch(distinct, score);
    double best = Double.NEGATIVE_INFINITY;
    for (int a = 0; a <= at; a++) {
      double least = Double.POSITIVE_INFINITY;
      for (int b = at; b < distinct.length; b++) {
        least = Math.min(least, mean(p, distinct[a], distinct[b]));
      }
      best = Math.max(best, least);
    }
    return best;
  }

  private static double mean(Predictions p, double from, double to) {
    double wins = 0;
    double weight = 0;
    for (int i = 0; i < p.size(); i++) {
      if (p.probability(i) >= from && p.probability(i) <= to) {
        weight += p.weight(i);
        wins += p.outcome(i) ? p.weight(i) : 0;
      }
    }
    return wins / weight;
  }

  @Property
  void it_equals_the_slow_twin_at_every_score(
      @ForAll @IntRange(min = 1, max = 40) int n, @ForAll long seed) {
    Predictions p = Draws.predictions(n, seed);
    IsotonicCalibrator fitted = IsotonicCalibrator.fit(p);
    for (int i = 0; i < n; i++) {
      assertThat(fitted.probability(p.probability(i), 1))
          .isCloseTo(twin(p, p.probability(i)), within(1e-12));
    }
  }

  @Property
  void it_never_falls_and_stays_in_the_unit_interval(
      @ForAll @IntRange(min = 1, max = 200) int n, @ForAll long seed) {
    IsotonicCalibrator fitted = IsotonicCalibrator.fit(Draws.predictions(n, seed));
    assertThat(Draws.neverFalls(fitted)).isTrue();
  }

  @Property
  void no_other_rising_curve_has_smaller_squares(
      @ForAll @IntRange(min = 2, max = 60) int n, @ForAll long seed) {
    Predictions p = Draws.predictions(n, seed);
    IsotonicCalibrator fitted = IsotonicCalibrator.fit(p);
    double[] best = new double[n];
    for (int i = 0; i < n; i++) {
      best[i] = fitted.probability(p.probability(i), 1);
    }
    double squares = CalibrationMetrics.brier(p.withProbabilities(best));
    SplittableRandom random = new SplittableRandom(seed);
    for (int other = 0; other < 20; other++) {
      double[] knots = random.doubles(5).sorted().toArray();
      double mix = Math.pow(random.nextDouble(), 3);
      double[] q = new double[n];
      for (int i = 0; i < n; i++) {
        double rising = knots[(int) Math.min(4, 5 * p.probability(i))];
        q[i] = (1 - mix) * best[i] + mix * rising;
      }
      assertThat(CalibrationMetrics.brier(p.withProbabilities(q)))
          .isGreaterThanOrEqualTo(squares - 1e-12);
    }
  }

  @Property
  void a_pools_value_is_the_mean_of_its_labels(
      @ForAll @IntRange(min = 1, max = 100) int n, @ForAll long seed) {
    Predictions p = Draws.predictions(n, seed);
    IsotonicCalibrator fitted = IsotonicCalibrator.fit(p);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += p.weight(i) * fitted.probability(p.probability(i), 1);
    }
    assertThat(sum / p.effectiveSize()).isCloseTo(p.baseRate(), within(1e-12));
  }
}
