// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticModelTest {

  private static final FeatureSchema SCHEMA = FeatureSchema.of("a", "b", "c");
  private static final int N = 400;

  private final double[][] rows = new double[N][3];
  private final boolean[] labels = new boolean[N];
  private final double[] weights = new double[N];

  LogisticModelTest() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < N; i++) {
      rows[i][0] = 100 + 7 * Draws.normal(random);
      rows[i][1] = random.nextInt(10) == 0 ? 1 : 0;
      rows[i][2] = i % 5 == 0 ? Double.NaN : Draws.normal(random);
      double logit = (rows[i][0] - 100) / 7 + 0.8 * rows[i][1] - 0.3;
      labels[i] = random.nextDouble() < Logit.probability(logit);
      weights[i] = 0.2 + 0.8 * random.nextDouble();
    }
  }

  private LogisticModel trained() {
    return LogisticModel.train(SCHEMA, rows, labels, weights);
  }

  @Test
  void the_fit_is_where_the_penalised_likelihood_is_flat() {
    LogisticModel model = trained();
    assertThat(model.converged()).isTrue();
    double[] gradient = new double[4];
    for (int i = 0; i < N; i++) {
      double residual = weights[i] * ((labels[i] ? 1 : 0) - model.probability(rows[i]));
      for (int j = 0; j < 3; j++) {
        gradient[j] += residual * model.standardisation().value(rows[i][j], j);
      }
      gradient[3] += residual;
    }
    for (int j = 0; j < 3; j++) {
      assertThat(gradient[j]).isCloseTo(LogisticModel.L2 * model.weight(j), within(1e-7));
    }
    assertThat(gradient[3]).isCloseTo(0, within(1e-7));
    assertThat(model.weight(0)).isBetween(0.4, 1.0);
  }

  @Test
  void features_are_measured_in_median_deviations() {
    LogisticModel model = trained();
    assertThat(model.median(0)).isCloseTo(100, within(1.0));
    assertThat(model.scale(0)).isCloseTo(7 * 0.6745, within(0.6));
    // Nine in ten are 0: the MAD is 0, the mean absolute deviation takes over.
    assertThat(model.median(1)).isZero();
    assertThat(model.scale(1)).isCloseTo(0.1, within(0.04));
  }

  @Test
  void a_missing_value_is_the_median() {
    LogisticModel model = trained();
    double[] known = {93, 1, model.median(2)};
    assertThat(model.logit(new double[] {93, 1, Double.NaN})).isEqualTo(model.logit(known));
    assertThat(model.logit(new double[] {93, 1, Double.POSITIVE_INFINITY}))
        .isEqualTo(model.logit(known));
  }

  @Test
  void constant_and_unknown_features_have_no_say() {
    for (double[] row : rows) {
      row[1] = 5;
      row[2] = Double.NaN;
    }
    LogisticModel model = trained();
    assertThat(model.converged()).isTrue();
    assertThat(model.weight(1)).isZero();
    assertThat(model.weight(2)).isZero();
    assertThat(model.logit(new double[] {95, 5, Double.NaN}))
        .isEqualTo(model.logit(new double[] {95, -1e9, 1e9}));
  }

  @Test
  void one_class_gives_the_smoothed_rate_and_no_weights() {
    Arrays.fill(labels, true);
    Arrays.fill(weights, 1);
    LogisticModel model = trained();
    assertThat(model.weight(0)).isZero();
    assertThat(model.probability(rows[7])).isCloseTo((N + 0.5) / (N + 1), within(1e-12));
  }

  @Test
  void separable_labels_have_finite_weights() {
    for (int i = 0; i < N; i++) {
      labels[i] = rows[i][0] > 100;
    }
    LogisticModel model = trained();
    assertThat(model.converged()).isTrue();
    assertThat(model.weight(0)).isBetween(1.0, 50.0);
  }

  @Test
  void the_order_of_rows_changes_nothing_but_rounding() {
    int[] order = Draws.permutation(N, 9);
    double[][] otherRows = new double[N][];
    boolean[] otherLabels = new boolean[N];
    double[] otherWeights = new double[N];
    for (int i = 0; i < N; i++) {
      otherRows[i] = rows[order[i]];
      otherLabels[i] = labels[order[i]];
      otherWeights[i] = weights[order[i]];
    }
    LogisticModel other = LogisticModel.train(SCHEMA, otherRows, otherLabels, otherWeights);
    LogisticModel model = trained();
    for (double[] row : rows) {
      assertThat(other.logit(row)).isCloseTo(model.logit(row), within(1e-9));
    }
  }

  @Test
  void a_unit_of_measure_changes_no_answer() {
    LogisticModel before = trained();
    double expected = before.logit(rows[3]);
    for (double[] row : rows) {
      row[0] = 1_000 * row[0] - 5;
    }
    assertThat(trained().logit(rows[3])).isCloseTo(expected, within(1e-7));
  }

  @Test
  void json_gives_back_the_same_bits() {
    LogisticModel model = trained();
    LogisticModel read = LogisticModel.fromJson(model.toJson());
    assertThat(read).isEqualTo(model);
    assertThat(read.toJson()).isEqualTo(model.toJson());
    for (double[] row : rows) {
      assertThat(read.logit(row)).isEqualTo(model.logit(row));
    }
  }

  @Test
  void a_changed_parameter_is_noticed() {
    String json = trained().toJson();
    String other = json.replaceFirst("\"intercept\" : -?", "\"intercept\" : 9");
    assertThatThrownBy(() -> LogisticModel.fromJson(other))
        .isInstanceOf(ModelFormatException.class);
    assertThatThrownBy(() -> LogisticModel.fromJson(json.replace("\"a\"", "\"x\"")))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("hash");
  }

  @Test
  void wrong_shapes_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trained().logit(new double[2]))
        .withMessageContaining("3 features, had 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LogisticModel.train(SCHEMA, new double[0][], new boolean[0], new double[0]));
    weights[3] = 0;
    assertThatIllegalArgumentException()
        .isThrownBy(this::trained)
        .withMessageContaining("weight 3 must be > 0, was 0");
  }
}
