// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Answers to labels that have no ordinary fit. */
class CalibratorTest {

  private static final double[] SCORES = {0.1, 0.3, 0.3, 0.6, 0.8, 0.9};

  @Test
  void one_class_gives_a_constant_without_signal() {
    Predictions wins = Predictions.of(SCORES, new boolean[] {true, true, true, true, true, true});
    assertThat(PlattCalibrator.fit(wins).hasSignal()).isFalse();
    assertThat(PlattCalibrator.fit(wins).probability(0.2, 1)).isCloseTo(6.5 / 7, within(1e-12));
    assertThat(BetaCalibrator.fit(wins).probability(0.2, 1)).isCloseTo(6.5 / 7, within(1e-12));
    assertThat(IsotonicCalibrator.fit(wins).probability(0.2, 1)).isOne();
  }

  @Test
  void equal_scores_give_a_constant_without_signal() {
    Predictions same =
        Predictions.of(new double[] {0.4, 0.4, 0.4}, new boolean[] {true, false, false});
    assertThat(PlattCalibrator.fit(same).a()).isZero();
    assertThat(PlattCalibrator.fit(same).probability(0.9, 1)).isCloseTo(1.5 / 4, within(1e-12));
    assertThat(BetaCalibrator.fit(same).probability(0.9, 1)).isCloseTo(1.5 / 4, within(1e-12));
    assertThat(IsotonicCalibrator.fit(same).probability(0.9, 1)).isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void separable_scores_give_a_steep_and_finite_curve() {
    Predictions apart =
        Predictions.of(SCORES, new boolean[] {false, false, false, true, true, true});
    PlattCalibrator platt = PlattCalibrator.fit(apart);
    assertThat(platt.a()).isGreaterThan(5);
    assertThat(platt.probability(0.3, 1)).isLessThan(1e-3);
    assertThat(platt.probability(0.6, 1)).isGreaterThan(1 - 1e-3);
    assertThat(platt).isEqualTo(PlattCalibrator.fit(apart));
    assertThat(Draws.neverFalls(BetaCalibrator.fit(apart))).isTrue();
  }

  @Test
  void a_score_that_falls_with_the_outcome_has_no_signal() {
    Predictions against =
        Predictions.of(SCORES, new boolean[] {true, true, false, true, false, false});
    assertThat(PlattCalibrator.fit(against).hasSignal()).isFalse();
    BetaCalibrator beta = BetaCalibrator.fit(against);
    assertThat(beta.a()).isZero();
    assertThat(beta.b()).isZero();
  }

  @Test
  void a_negative_shape_of_beta_is_fixed_at_zero_and_the_rest_fitted_again() {
    // The share of wins falls and then rises: a < 0 in the free fit.
    double[] p = {0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98, 0.99};
    boolean[] y = {true, true, false, false, false, false, true, true, true, true};
    BetaCalibrator beta = BetaCalibrator.fit(Predictions.of(p, y));
    assertThat(beta.a()).isZero();
    assertThat(beta.b()).isPositive();
    // At a maximum the scores' moments match: sum of w (y - q) x = 0 for the free columns.
    double intercept = 0;
    double slope = 0;
    for (int i = 0; i < p.length; i++) {
      double residual = (y[i] ? 1 : 0) - beta.probability(p[i], 1);
      intercept += residual;
      slope -= residual * StrictMath.log1p(-p[i]);
    }
    assertThat(intercept).isCloseTo(0, within(1e-9));
    assertThat(slope).isCloseTo(0, within(1e-9));
  }

  @Test
  void two_distinct_scores_make_beta_platt() {
    Predictions two =
        Predictions.of(
            new double[] {0.3, 0.3, 0.3, 0.7, 0.7, 0.7},
            new boolean[] {true, false, false, true, true, false});
    BetaCalibrator beta = BetaCalibrator.fit(two);
    assertThat(beta.a()).isEqualTo(beta.b());
    assertThat(beta.probability(0.3, 1)).isCloseTo(1 / 3.0, within(1e-10));
    assertThat(beta.probability(0.7, 1)).isCloseTo(2 / 3.0, within(1e-10));
  }

  @Test
  void the_shrunk_prior_is_the_first_row_of_the_table() {
    assertThat(ShrunkPrior.UNTRAINED.probability(0.9, 2)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(new ShrunkPrior(30, 100).probability(0.9, 1)).isCloseTo(55 / 150.0, within(1e-15));
  }

  @Test
  void the_table_of_curves_follows_the_effective_number() {
    assertThat(CalibratorChoice.allowed(199.999)).isEmpty();
    assertThat(CalibratorChoice.allowed(200)).hasSize(2);
    assertThat(CalibratorChoice.allowed(999.9)).hasSize(2);
    assertThat(CalibratorChoice.allowed(1_000)).hasSize(3);
  }

  @Test
  void bad_predictions_are_refused_with_their_value() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.of(new double[] {1.5}, new boolean[1]))
        .withMessageContaining("[0, 1], was 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.of(new double[] {Double.NaN}, new boolean[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.of(new double[0], new boolean[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> new BetaCalibrator(-1, 0, 0));
  }
}
