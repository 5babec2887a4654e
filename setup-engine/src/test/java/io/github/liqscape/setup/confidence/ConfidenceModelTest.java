// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConfidenceModelTest {

  private static final long DAY = 24 * Markets.HOUR;
  private static final ConfidenceModel MODEL = Markets.trained(1_500, 1.5);
  private static final long FITTED = MODEL.card().orElseThrow().lastNanos();
  private static final double[] ROW = {0.9, 11, 1};

  private static ConfidenceAssessment asked(ConfidenceModel model) {
    return model.assess("LEVEL_CONFIRMED", "15m", ROW, 2, FITTED + DAY);
  }

  private static ConfidenceModel edited(Consumer<ObjectNode> edit) {
    try {
      ObjectNode node = (ObjectNode) new ObjectMapper().readTree(MODEL.toJson());
      edit.accept(node);
      return ConfidenceModel.fromJson(node.toString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertOnly(ConfidenceAssessment assessment, UncalibratedReason reason) {
    assertThat(assessment.reasons()).containsExactly(reason);
    assertThat(assessment.calibrated()).isFalse();
    assertThat(assessment.lower()).isZero();
    assertThat(assessment.upper()).isOne();
    assertThat(assessment.expectancyLowerBound(0)).isNegative();
  }

  @Test
  void untrained_says_the_driftless_chance_and_uncalibrated() {
    ConfidenceAssessment a = asked(ConfidenceModel.untrained().under(Markets.TERMS));
    assertOnly(a, UncalibratedReason.UNTRAINED);
    assertThat(a.probability()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(a.samples()).isZero();
    assertThat(a.meanWin()).isEqualTo(2);
    assertThat(a.meanLoss()).isEqualTo(1);
    assertThat(a.expectancy(0)).isCloseTo(0, within(1e-15));
  }

  @Test
  void a_skilled_fit_is_calibrated_with_wilsons_interval_of_its_bin() {
    ConfidenceAssessment a = asked(MODEL.under(Markets.TERMS));
    assertThat(a.reasons()).isEmpty();
    assertThat(a.calibrated()).isTrue();
    assertThat(a.staleFit()).isFalse();
    assertThat(a.samples()).isEqualTo(1_500);
    assertThat(a.binSamples()).isCloseTo(125, within(1e-9));
    double p = a.probability();
    double n = a.binSamples();
    double z = 1.645;
    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double scale = 1 + z * z / n;
    assertThat(a.lower()).isCloseTo((p + z * z / (2 * n) - half) / scale, within(1e-15));
    assertThat(a.upper()).isCloseTo((p + z * z / (2 * n) + half) / scale, within(1e-15));
    // The truth is sigmoid(1.5 * 0.9 - 0.4).
    assertThat(p).isCloseTo(Logit.probability(0.95), within(0.07));
    assertThat(a.meanWin()).isCloseTo(1.8, within(1e-12));
    assertThat(a.meanLoss()).isCloseTo(0.9, within(1e-12));
    assertThat(a.expectancyLowerBound(0.1))
        .isCloseTo(a.lower() * 1.8 - (1 - a.lower()) * 0.9 - 0.1, within(1e-12));
    assertThat(a.dissimilarity()).isBetween(0.0, 1.0);
  }

  @Test
  void with_the_fallback_of_win_and_loss_the_bound_must_beat_break_even() {
    for (double lower = 0.30; lower < 0.45; lower += 0.001) {
      ConfidenceAssessment a =
          new ConfidenceAssessment(
              0.5, lower, 0.6, 0, 0, 0, true, List.of(), false, 0.5, 0, 2, 1);
      assertThat(a.expectancyLowerBound(0.1) > 0).isEqualTo(lower > 1.1 / 3);
    }
  }

  @Test
  void other_terms_are_uncalibrated() {
    FeatureSchema renamed = FeatureSchema.of("signal", "noise", "rarer");
    ConfidenceAssessment schema = asked(MODEL.under(new FitTerms(renamed, "paper-1", 48)));
    assertOnly(schema, UncalibratedReason.SCHEMA_DIFFERS);
    assertThat(schema.rawProbability()).isNaN();
    assertOnly(
        asked(MODEL.under(new FitTerms(Markets.SCHEMA, "paper-2", 48))),
        UncalibratedReason.COST_MODEL_DIFFERS);
    assertOnly(
        asked(MODEL.under(new FitTerms(Markets.SCHEMA, "paper-1", 24))),
        UncalibratedReason.HORIZON_DIFFERS);
    assertOnly(
        MODEL.assess("LEVEL_CONFIRMED", "15m", new double[2], 2, FITTED),
        UncalibratedReason.SCHEMA_DIFFERS);
    assertOnly(
        asked(edited(node -> node.put("calibratedFor", "other weights"))),
        UncalibratedReason.WEIGHTS_DIFFER);
  }

  @Test
  void kinds_and_timeframes_that_were_not_fitted_are_uncalibrated() {
    assertOnly(
        MODEL.assess("FLUSH", "15m", ROW, 2, FITTED), UncalibratedReason.KIND_NOT_FITTED);
    assertOnly(
        MODEL.assess("SWEEP_RECLAIM", "4h", ROW, 2, FITTED),
        UncalibratedReason.TIMEFRAME_NOT_FITTED);
    assertThat(MODEL.assess("FLUSH", "15m", ROW, 3, FITTED).meanWin()).isEqualTo(3);
  }

  @Test
  void age_makes_a_fit_stale_and_then_expired() {
    ConfidenceAssessment fresh = MODEL.assess("SWEEP_RECLAIM", "15m", ROW, 2, FITTED + 90 * DAY);
    ConfidenceAssessment stale =
        MODEL.assess("SWEEP_RECLAIM", "15m", ROW, 2, FITTED + 90 * DAY + 1);
    ConfidenceAssessment old = MODEL.assess("SWEEP_RECLAIM", "15m", ROW, 2, FITTED + 365 * DAY);
    assertThat(fresh.staleFit()).isFalse();
    assertThat(stale.staleFit()).isTrue();
    assertThat(stale.calibrated()).isTrue();
    assertThat(old.calibrated()).isTrue();
    assertOnly(
        MODEL.assess("SWEEP_RECLAIM", "15m", ROW, 2, FITTED + 365 * DAY + 1),
        UncalibratedReason.FIT_EXPIRED);
    assertOnly(
        MODEL.assess("SWEEP_RECLAIM", "15m", ROW, 2, FITTED - 1),
        UncalibratedReason.FIT_FROM_FUTURE);
  }

  @Test
  void a_row_far_from_all_others_is_uncalibrated() {
    ConfidenceAssessment far =
        MODEL.assess("SWEEP_RECLAIM", "15m", new double[] {0.9, 400, 1}, 2, FITTED);
    assertOnly(far, UncalibratedReason.OUT_OF_DISTRIBUTION);
    assertThat(far.dissimilarity()).isGreaterThan(1);
    assertThat(far.probability()).isBetween(0.0, 1.0);
    ConfidenceAssessment absurd =
        MODEL.assess("SWEEP_RECLAIM", "15m", new double[] {1e300, -1e300, 1e300}, 2, FITTED);
    assertOnly(absurd, UncalibratedReason.OUT_OF_DISTRIBUTION);
    assertThat(absurd.rawProbability()).isBetween(0.0, 1.0);
  }

  @Test
  void too_few_labels_no_signal_and_no_skill_are_uncalibrated() {
    assertThat(asked(Markets.trained(150, 1.5)).reasons())
        .contains(UncalibratedReason.FEW_SAMPLES);
    assertOnly(
        asked(edited(node -> ((ObjectNode) node.get("card")).put("outOfFoldEffective", 199.9))),
        UncalibratedReason.FEW_SAMPLES);
    assertOnly(
        asked(edited(node -> node.put("signal", false))), UncalibratedReason.NO_SIGNAL);
    assertOnly(
        asked(edited(node -> ((ObjectNode) node.get("card")).put("brierSkillLower", 0.0))),
        UncalibratedReason.NO_SKILL);
    assertOnly(
        asked(edited(node -> ((ObjectNode) node.get("card")).putNull("brierSkillLower"))),
        UncalibratedReason.NO_SKILL);
    assertThat(asked(Markets.trained(1_500, 0)).reasons()).contains(UncalibratedReason.NO_SKILL);
  }

  @Test
  void json_gives_back_a_model_with_the_same_bits() {
    for (ConfidenceModel model :
        new ConfidenceModel[] {MODEL, Markets.trained(150, 1.5), ConfidenceModel.untrained()}) {
      ConfidenceModel read = ConfidenceModel.fromJson(model.toJson());
      assertThat(read.toJson()).isEqualTo(model.toJson());
      assertThat(asked(read)).isEqualTo(asked(model));
      assertThat(read.card()).isEqualTo(model.card());
    }
  }

  @Test
  void every_curve_survives_the_file() {
    IsotonicCalibrator isotonic = IsotonicCalibrator.fit(Draws.predictions(300, 5));
    ConfidenceModel model =
        edited(
            node -> {
              ObjectNode curve = node.putObject("calibrator");
              curve.put("type", "isotonic");
              ModelJson.put(curve, "scores", isotonic.scores());
              ModelJson.put(curve, "values", isotonic.values());
            });
    assertThat(model.calibrator()).contains(isotonic);
    assertThat(ConfidenceModel.fromJson(model.toJson()).calibrator()).contains(isotonic);
    BetaCalibrator beta = new BetaCalibrator(0.5, 1.25, -0.1);
    assertThat(
            edited(
                    node ->
                        node.putObject("calibrator")
                            .put("type", "beta")
                            .put("a", 0.5)
                            .put("b", 1.25)
                            .put("c", -0.1))
                .calibrator())
        .contains(beta);
  }

  @Test
  void what_cannot_be_read_is_refused_with_its_place() {
    assertRefused("", "object");
    assertRefused("[]", "object");
    assertRefused("{", "no JSON");
    assertRefused("{\"format\":\"x\"}", "/format must be");
    String one = "{\"format\":\"liqscape-confidence\",\"version\":";
    assertRefused(one + "2,\"trained\":false}", "/version must be a whole number in [1, 1], was 2");
    assertRefused(one + "1}", "/trained is missing");
    assertRefused(one + "1,\"version\":1,\"trained\":false}", "uplicate");
    assertRefused(one + "1,\"trained\":false,\"extra\":1}", "/extra is unknown");
    assertRefused(one + "1,\"trained\":false} {}", "no JSON");
    assertRefused(
        edit -> ((ArrayNode) edit.get("kinds")).add(edit.get("kinds").get(0).deepCopy()),
        "/kinds must be distinct");
    assertRefused(edit -> edit.remove("bins"), "/bins is missing");
    assertRefused(edit -> edit.put("signal", 1), "/signal must be true or false");
    assertRefused(edit -> edit.putObject("calibrator").put("type", "oracle"), "/calibrator/type");
    assertRefused(
        edit -> ((ObjectNode) edit.get("logistic")).put("intercept", 0.5), "/logistic/hash");
    assertRefused(
        edit -> ((ObjectNode) edit.get("card")).put("baseRate", 1.5), "/card/baseRate");
    assertRefused(
        edit -> ((ObjectNode) edit.get("logistic")).put("intercept", "NaN"), "finite number");
  }

  private static void assertRefused(Consumer<ObjectNode> edit, String message) {
    assertThatThrownBy(() -> edited(edit))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(message);
  }

  private static void assertRefused(String json, String message) {
    assertThatThrownBy(() -> ConfidenceModel.fromJson(json))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_reward_of_nothing_is_the_callers_bug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MODEL.assess("SWEEP_RECLAIM", "15m", ROW, 0, FITTED))
        .withMessageContaining("rewardRisk must be > 0, was 0");
  }
}
