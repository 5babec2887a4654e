// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MetricProperties {

  private static double[] all(Predictions p) {
    MurphyDecomposition murphy = CalibrationMetrics.murphy(p, 10);
    return new double[] {
      CalibrationMetrics.brier(p),
      CalibrationMetrics.logLoss(p),
      CalibrationMetrics.brierSkill(p),
      CalibrationMetrics.auc(p),
      CalibrationMetrics.ece(p, Binning.EQUAL_WIDTH, 10),
      murphy.reliability(),
      murphy.resolution(),
      murphy.uncertainty(),
      CalibrationMetrics.debiasedEce(p, Binning.EQUAL_WIDTH, 10)
    };
  }

  @Property
  void the_order_of_predictions_changes_nothing(
      @ForAll @IntRange(min = 1, max = 150) int n, @ForAll long seed) {
    Predictions p = Draws.predictions(n, seed);
    Predictions q = Draws.permuted(p, Draws.permutation(n, seed));
    assertThat(all(q)).containsExactly(all(p), within(1e-12));
  }

  @Property
  void weights_count_up_to_scale_except_for_the_bias(
      @ForAll @IntRange(min = 1, max = 150) int n, @ForAll long seed) {
    Predictions p = Draws.predictions(n, seed);
    Predictions q = p.withWeights(Arrays.stream(p.weights()).map(w -> 4 * w).toArray());
    double[] before = all(p);
    double[] after = all(q);
    assertThat(Arrays.copyOf(after, 8)).containsExactly(Arrays.copyOf(before, 8), within(1e-12));
  }

  @Property
  void a_weight_of_two_is_the_same_prediction_twice(
      @ForAll @IntRange(min = 1, max = 100) int n, @ForAll long seed) {
    Predictions p = Draws.predictions(n, seed);
    Predictions doubled = p.withWeights(Arrays.stream(p.weights()).map(w -> 2 * w).toArray());
    Predictions twice =
        Draws.permuted(p, IntStream.range(0, 2 * n).map(i -> i / 2).toArray());
    assertThat(all(twice)).containsExactly(all(doubled), within(1e-12));
  }

  @Property
  void swapping_wins_and_losses_mirrors_everything(
      @ForAll @IntRange(min = 1, max = 150) int n, @ForAll long seed) {
    Predictions drawn = Draws.predictions(n, seed);
    // Off the clip of the log loss, where 1 - p rounds.
    Predictions p =
        drawn.withProbabilities(
            Arrays.stream(Draws.probabilities(drawn)).map(x -> 0.01 + 0.98 * x).toArray());
    boolean[] lost = p.outcomes();
    double[] q = new double[n];
    for (int i = 0; i < n; i++) {
      lost[i] = !lost[i];
      q[i] = 1 - p.probability(i);
    }
    Predictions mirrored = Predictions.of(q, lost, p.weights());
    assertThat(Arrays.copyOf(all(mirrored), 4))
        .containsExactly(Arrays.copyOf(all(p), 4), within(1e-9));
  }

  @Property
  void auc_looks_at_the_order_only_and_equals_the_pairs(
      @ForAll @IntRange(min = 1, max = 60) int n, @ForAll long seed) {
    Predictions p = Draws.predictions(n, seed);
    double[] squeezed = Arrays.stream(Draws.probabilities(p)).map(x -> x / 4 + 0.5).toArray();
    double auc = CalibrationMetrics.auc(p);
    if (p.oneClass()) {
      assertThat(auc).isNaN();
      return;
    }
    assertThat(CalibrationMetrics.auc(p.withProbabilities(squeezed))).isEqualTo(auc);
    double pairs = 0;
    double ahead = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (p.outcome(i) && !p.outcome(j)) {
          double w = p.weight(i) * p.weight(j);
          pairs += w;
          double order = Math.signum(p.probability(i) - p.probability(j));
          ahead += w * (1 + order) / 2;
        }
      }
    }
    assertThat(auc).isCloseTo(ahead / pairs, within(1e-12));
  }

  @Property
  void murphys_parts_add_up_when_a_bin_holds_one_probability(
      @ForAll @IntRange(min = 1, max = 150) int n, @ForAll long seed) {
    Predictions p = Draws.predictions(n, seed);
    double[] q =
        Arrays.stream(Draws.probabilities(p))
            .map(x -> (Math.min(9, Math.floor(10 * x)) + 0.5) / 10)
            .toArray();
    Predictions binned = p.withProbabilities(q);
    assertThat(CalibrationMetrics.murphy(binned, 10).sum())
        .isCloseTo(CalibrationMetrics.brier(binned), within(1e-12));
  }

  @Property
  void equal_mass_bins_are_even_and_hold_everything_once(
      @ForAll @IntRange(min = 1, max = 150) int n,
      @ForAll @IntRange(min = 1, max = 20) int bins,
      @ForAll long seed) {
    var table = Binning.EQUAL_MASS.bins(Draws.predictions(n, seed), bins);
    int[] counts = table.stream().mapToInt(ReliabilityBin::count).toArray();
    assertThat(Arrays.stream(counts).sum()).isEqualTo(n);
    assertThat(counts[0] - counts[counts.length - 1]).isBetween(0, 1);
    for (int i = 1; i < counts.length; i++) {
      assertThat(counts[i]).isLessThanOrEqualTo(counts[i - 1]);
      assertThat(table.get(i).lowest()).isGreaterThanOrEqualTo(table.get(i - 1).highest());
    }
  }

  @Property
  void debiasing_never_raises_the_error(
      @ForAll @IntRange(min = 20, max = 150) int n, @ForAll long seed) {
    Predictions p = Draws.predictions(n, seed);
    assertThat(CalibrationMetrics.debiasedEce(p, Binning.EQUAL_MASS, 10))
        .isBetween(0.0, CalibrationMetrics.ece(p, Binning.EQUAL_MASS, 10));
  }
}
