// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.Setup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxAdvisorTest {

  private static final int FEATURES = Feature.values().length;
  private static final RandomGenerator RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom").create(7);

  private final double[] weights = RANDOM.doubles(FEATURES, -0.4, 0.4).toArray();
  private final double[] centres = RANDOM.doubles(FEATURES, -2, 2).toArray();
  private final double[] scales = RANDOM.doubles(FEATURES, 0.2, 5).toArray();

  @Test
  void the_written_model_is_the_logistic_to_float_precision() {
    try (OnnxAdvisor advisor = advisor(0.3)) {
      for (int i = 0; i < 500; i++) {
        double[] features = RANDOM.doubles(FEATURES, -6, 6).toArray();
        features[RANDOM.nextInt(FEATURES)] = Double.NaN;
        assertThat(advisor.probability(features))
            .isCloseTo(logistic(features, 0.3), within(2e-6));
      }
    }
  }

  @Test
  void what_is_unknown_counts_as_the_centre() {
    try (OnnxAdvisor advisor = advisor(0.3)) {
      double[] nothing = new double[FEATURES];
      Arrays.fill(nothing, Double.NaN);
      assertThat(advisor.probability(nothing)).isCloseTo(1 / (1 + Math.exp(-0.3)), within(1e-7));
    }
  }

  @Test
  void a_lower_probability_lowers_the_confidence_and_a_higher_one_does_nothing() {
    Setup.Trade trade = TestSetup.buy().build();
    AdvisorRequest request = AdvisorRequest.of(trade);
    double p = trade.confidence().probability();
    try (OnnxAdvisor low = advisor(-9);
        OnnxAdvisor high = advisor(9)) {
      Advice lower = low.advise(request, Duration.ofSeconds(2)).toCompletableFuture().join();
      double q = low.probability(trade.facts().features().toArray());
      assertThat(q).isLessThan(p);
      assertThat(lower.confidenceDelta()).isEqualTo(q - p);
      assertThat(lower.reasons()).containsExactly(AdvisorReason.LOWER_PROBABILITY);
      assertThat(lower.sizeFactor()).isEqualTo(1);
      Advice none = high.advise(request, Duration.ofSeconds(2)).toCompletableFuture().join();
      assertThat(none).isEqualTo(Advice.agree(request.contextHash()));
    }
  }

  @Test
  void a_whole_desk_runs_on_it() {
    Setup.Trade trade = TestSetup.buy().build();
    try (OnnxAdvisor low = advisor(-9);
        AdvisorDesk desk = AdvisorDesk.with(low).deadline(Duration.ofMinutes(1)).build()) {
      Consultation result = desk.consult(trade).toCompletableFuture().join();
      assertThat(result.outcome().label()).isEqualTo("ACCEPTED");
      assertThat(result.setup()).isInstanceOf(Setup.Wait.class);
    }
  }

  @Test
  void the_same_numbers_give_the_same_file_and_its_hash_is_the_models_id() {
    byte[] model = OnnxLogisticWriter.model(weights, 0.3, centres, scales);
    assertThat(OnnxLogisticWriter.model(weights, 0.3, centres, scales)).isEqualTo(model);
    try (OnnxAdvisor advisor = OnnxAdvisor.of(model)) {
      assertThat(advisor.info().modelId()).isEqualTo("sha256:" + Sha256.of(model));
      assertThat(advisor.info().promptHash()).isEqualTo(OnnxAdvisor.featureSchemaHash());
    }
  }

  @Test
  void it_is_opened_by_its_id(@TempDir Path directory) throws IOException {
    Path file =
        Files.write(
            directory.resolve("model.onnx"),
            OnnxLogisticWriter.model(weights, 0, centres, scales));
    SetupAdvisor advisor =
        SetupAdvisors.installed()
            .open("onnx", AdvisorConfig.empty().with("model", file.toString()));
    assertThat(advisor.info().id()).isEqualTo("onnx");
    ((OnnxAdvisor) advisor).close();
  }

  @Test
  void what_is_no_such_model_is_refused() {
    assertThatThrownBy(() -> OnnxAdvisor.of("no model".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be loaded");
    byte[] narrow =
        OnnxGraph.bytes(3, new float[3], 0, new float[3], new float[] {1, 1, 1});
    assertThatThrownBy(() -> OnnxAdvisor.of(narrow))
        .hasMessageContaining("must have one input float[1][" + FEATURES + "]");
  }

  @Test
  void numbers_that_no_model_can_hold_are_refused() {
    double[] zero = scales.clone();
    zero[5] = 0;
    assertThatThrownBy(() -> OnnxLogisticWriter.model(weights, 0, centres, zero))
        .hasMessage("scales must not be 0, was 0.0");
    double[] huge = weights.clone();
    huge[5] = 1e300;
    assertThatThrownBy(() -> OnnxLogisticWriter.model(huge, 0, centres, scales))
        .hasMessage("weights must be finite as floats, was Infinity");
    assertThatThrownBy(() -> OnnxLogisticWriter.model(new double[2], 0, centres, scales))
        .hasMessage("weights must be " + FEATURES + ", were 2");
  }

  @Test
  void a_closed_advisor_says_so() {
    OnnxAdvisor advisor = advisor(0);
    advisor.close();
    advisor.close();
    assertThatThrownBy(() -> advisor.probability(new double[FEATURES]))
        .hasMessage("the advisor is closed");
  }

  private OnnxAdvisor advisor(double bias) {
    return OnnxAdvisor.of(OnnxLogisticWriter.model(weights, bias, centres, scales));
  }

  private double logistic(double[] features, double bias) {
    double logit = bias;
    for (int i = 0; i < FEATURES; i++) {
      double x = Double.isNaN(features[i]) ? centres[i] : features[i];
      logit += weights[i] * (x - centres[i]) / scales[i];
    }
    return 1 / (1 + Math.exp(-logit));
  }
}
