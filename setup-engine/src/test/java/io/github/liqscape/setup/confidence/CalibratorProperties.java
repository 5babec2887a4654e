// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CalibratorProperties {

  @Property
  void beta_never_falls_whatever_the_labels(
      @ForAll @IntRange(min = 1, max = 120) int n, @ForAll long seed) {
    assertThat(Draws.neverFalls(BetaCalibrator.fit(Draws.predictions(n, seed)))).isTrue();
    assertThat(Draws.neverFalls(BetaCalibrator.fit(opposite(Draws.predictions(n, seed))))).isTrue();
  }

  @Property
  void platt_never_falls_where_it_sees_a_signal(
      @ForAll @IntRange(min = 1, max = 120) int n, @ForAll long seed) {
    PlattCalibrator platt = PlattCalibrator.fit(Draws.predictions(n, seed));
    assertThat(!platt.hasSignal() || Draws.neverFalls(platt)).isTrue();
  }

  @Property
  void platt_and_beta_with_signal_keep_the_mean_and_beta_fits_no_worse(
      @ForAll @IntRange(min = 80, max = 200) int n, @ForAll long seed) {
    Predictions p = inside(Draws.predictions(n, seed));
    PlattCalibrator platt = PlattCalibrator.fit(p);
    Predictions byPlatt = calibrated(platt, p);
    BetaCalibrator beta = BetaCalibrator.fit(p);
    Predictions byBeta = calibrated(beta, p);
    assertThat(mean(byPlatt)).isCloseTo(p.baseRate(), within(1e-8));
    // Where the scores fall with the outcome it is no fit, but the smoothed base rate throughout.
    boolean constant = beta.a() == 0 && beta.b() == 0;
    assertThat(mean(byBeta))
        .isCloseTo(constant ? p.smoothedBase() : p.baseRate(), within(1e-8));
    if (platt.hasSignal()) {
      assertThat(CalibrationMetrics.logLoss(byBeta))
          .isLessThanOrEqualTo(CalibrationMetrics.logLoss(byPlatt) + 1e-9);
    }
  }

  @Property
  void the_order_of_labels_changes_nothing(
      @ForAll @IntRange(min = 60, max = 200) int n, @ForAll long seed) {
    // Enough labels that the scores do not separate them: there a fit ends where rounding ends it.
    Predictions p = inside(Draws.predictions(n, seed));
    Predictions q = Draws.permuted(p, Draws.permutation(n, seed));
    assertThat(distance(IsotonicCalibrator.fit(p), IsotonicCalibrator.fit(q))).isLessThan(1e-12);
    assertThat(distance(PlattCalibrator.fit(p), PlattCalibrator.fit(q))).isLessThan(1e-8);
    assertThat(distance(BetaCalibrator.fit(p), BetaCalibrator.fit(q))).isLessThan(1e-6);
  }

  private static double distance(Calibrator one, Calibrator other) {
    double most = 0;
    for (int i = 1; i < 20; i++) {
      most =
          Math.max(
              most, Math.abs(one.probability(i / 20.0, 1) - other.probability(i / 20.0, 1)));
    }
    return most;
  }

  private static Predictions calibrated(Calibrator calibrator, Predictions p) {
    double[] q = new double[p.size()];
    for (int i = 0; i < q.length; i++) {
      q[i] = calibrator.probability(p.probability(i), 1);
    }
    return p.withProbabilities(q);
  }

  private static double mean(Predictions p) {
    double sum = 0;
    for (int i = 0; i < p.size(); i++) {
      sum += p.weight(i) * p.probability(i);
    }
    return sum / p.effectiveSize();
  }

  /** Scores in [0.05, 0.95]: as a model gives them, not at the clip. */
  private static Predictions inside(Predictions p) {
    double[] q = Arrays.stream(Draws.probabilities(p)).map(x -> 0.05 + 0.9 * x).toArray();
    return p.withProbabilities(q);
  }

  private static Predictions opposite(Predictions p) {
    double[] q = Arrays.stream(Draws.probabilities(p)).map(x -> 1 - x).toArray();
    return p.withProbabilities(q);
  }
}
