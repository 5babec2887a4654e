// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against fits by scikit-learn 1.9.1 (data/calibration). */
class CalibrationVectorsTest {

  private final CalibrationVectors vectors = CalibrationVectors.read();

  @Test
  void platt_and_beta_have_the_reference_parameters() {
    JsonNode params = vectors.expected.get("params");
    PlattCalibrator platt = PlattCalibrator.fit(vectors.fit());
    assertThat(platt.a()).isCloseTo(params.get("platt_a").doubleValue(), within(1e-6));
    assertThat(platt.b()).isCloseTo(params.get("platt_b").doubleValue(), within(1e-6));
    BetaCalibrator beta = BetaCalibrator.fit(vectors.fit());
    assertThat(beta.a()).isCloseTo(params.get("beta_a").doubleValue(), within(1e-6));
    assertThat(beta.b()).isCloseTo(params.get("beta_b").doubleValue(), within(1e-6));
    assertThat(beta.c()).isCloseTo(params.get("beta_c").doubleValue(), within(1e-6));
  }

  @Test
  void calibrated_values_are_those_of_the_reference() {
    assertValues(PlattCalibrator.fit(vectors.fit()), "platt", 1e-8);
    assertValues(BetaCalibrator.fit(vectors.fit()), "beta", 1e-8);
    assertValues(IsotonicCalibrator.fit(vectors.fit()), "isotonic", 1e-12);
  }

  private void assertValues(Calibrator calibrator, String name, double tolerance) {
    Predictions raw = vectors.eval("raw");
    Predictions expected = vectors.eval(name);
    for (int i = 0; i < raw.size(); i++) {
      assertThat(calibrator.probability(raw.probability(i), 1))
          .as("%s of row %d", name, i)
          .isCloseTo(expected.probability(i), within(tolerance));
    }
  }

  @Test
  void isotonic_has_the_reference_knots() {
    IsotonicCalibrator isotonic = IsotonicCalibrator.fit(vectors.fit());
    JsonNode knots = vectors.expected.get("isotonic_thresholds");
    assertThat(isotonic.knots()).isEqualTo(knots.get("x").size());
    for (int i = 0; i < isotonic.knots(); i++) {
      assertThat(isotonic.score(i)).isEqualTo(knots.get("x").get(i).doubleValue());
      assertThat(isotonic.value(i))
          .isCloseTo(knots.get("y").get(i).doubleValue(), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "isotonic", "platt", "beta"})
  void metrics_are_those_of_the_reference(String score) {
    Predictions p = vectors.eval(score);
    JsonNode of = vectors.expected.get(score);
    MurphyDecomposition murphy = CalibrationMetrics.murphy(p, 10);
    assertMetric(of, "brier", CalibrationMetrics.brier(p));
    assertMetric(of, "logloss", CalibrationMetrics.logLoss(p));
    assertMetric(of, "auc", CalibrationMetrics.auc(p));
    assertMetric(of, "ece10_equal_width", CalibrationMetrics.ece(p, Binning.EQUAL_WIDTH, 10));
    assertMetric(of, "ece10_equal_mass", CalibrationMetrics.ece(p, Binning.EQUAL_MASS, 10));
    assertMetric(of, "murphy10_reliability", murphy.reliability());
    assertMetric(of, "murphy10_resolution", murphy.resolution());
    assertMetric(of, "murphy10_uncertainty", murphy.uncertainty());
    assertThat(murphy.sum()).isCloseTo(CalibrationMetrics.brier(p), within(1.6e-3));
  }

  private static void assertMetric(JsonNode expected, String name, double actual) {
    assertThat(actual).as(name).isCloseTo(expected.get(name).doubleValue(), within(1e-12));
  }
}
