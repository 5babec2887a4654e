// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceTrainingTest {

  private static TrainedConfidence train(List<Sample> samples) {
    return Markets.training().train(samples, "made up");
  }

  @Test
  void a_true_edge_is_found_and_its_card_says_how_good() {
    TrainedConfidence trained = train(Markets.samples(2_000, 1.5, 1));
    ModelCard card = trained.model().card().orElseThrow();
    assertThat(card.brierSkill().isAboveZero()).isTrue();
    assertThat(card.samples()).isEqualTo(2_000);
    assertThat(card.outOfFoldSamples()).isEqualTo(1_666);
    assertThat(card.evaluated()).isEqualTo(1_332);
    assertThat(card.auc()).isBetween(0.7, 0.9);
    assertThat(card.debiasedEce()).isBetween(0.0, 0.04);
    assertThat(card.isNot()).contains("no promise of profit");
    assertThat(trained.calibrated().orElseThrow().predictions().size()).isEqualTo(1_332);
    assertThat(trained.scores().orElseThrow().predictions().size()).isEqualTo(1_666);
    assertThat(card.brier())
        .isCloseTo(
            CalibrationMetrics.brier(trained.calibrated().orElseThrow().predictions()),
            within(1e-15));
    assertThat(card.brierSkill().estimate())
        .isCloseTo(
            CalibrationMetrics.brierSkill(trained.calibrated().orElseThrow().predictions()),
            within(1e-12));
  }

  @Test
  void pure_chance_is_not_taken_for_skill() {
    int believed = 0;
    for (int seed = 0; seed < 20; seed++) {
      Interval skill =
          train(Markets.samples(700, 0, seed)).model().card().orElseThrow().brierSkill();
      believed += skill.isAboveZero() ? 1 : 0;
    }
    assertThat(believed).isLessThanOrEqualTo(1);
  }

  @Test
  void the_same_samples_give_the_same_file() {
    List<Sample> samples = Markets.samples(900, 1, 2);
    assertThat(train(samples).model().toJson()).isEqualTo(train(samples).model().toJson());
  }

  @Test
  void the_order_of_samples_changes_nothing_but_rounding() {
    List<Sample> samples = Markets.samples(600, 1.2, 4);
    List<Sample> mixed = new ArrayList<>();
    for (int i : Draws.permutation(600, 1)) {
      mixed.add(samples.get(i));
    }
    ConfidenceModel one = train(samples).model();
    ConfidenceModel other = train(mixed).model();
    long now = one.card().orElseThrow().lastNanos();
    for (int i = 0; i < 50; i++) {
      double[] row = samples.get(i).features().toArray();
      assertThat(other.assess("SWEEP_RECLAIM", "1h", row, 2, now).lower())
          .isCloseTo(one.assess("SWEEP_RECLAIM", "1h", row, 2, now).lower(), within(1e-6));
    }
    assertThat(other.card().orElseThrow().brierSkill().lower())
        .isCloseTo(one.card().orElseThrow().brierSkill().lower(), within(1e-9));
  }

  @Test
  void ill_posed_samples_have_an_answer() {
    assertThat(train(List.of()).model().isTrained()).isFalse();
    List<Sample> samples = Markets.samples(900, 1.2, 4);
    assertUncalibrated(samples.subList(0, 1), UncalibratedReason.FEW_SAMPLES);
    assertUncalibrated(samples.subList(0, 5), UncalibratedReason.FEW_SAMPLES);
    assertUncalibrated(
        samples.stream().filter(Sample::win).toList(), UncalibratedReason.NO_SIGNAL);
    List<Sample> flat = new ArrayList<>();
    List<Sample> certain = new ArrayList<>();
    List<Sample> longs = new ArrayList<>();
    for (Sample s : samples) {
      flat.add(with(s, FeatureRow.of(1, 1, Double.NaN), s.endNanos()));
      certain.add(with(s, FeatureRow.of(s.win() ? 1 : -1, 0, 0), s.endNanos()));
      longs.add(with(s, s.features(), samples.getLast().endNanos()));
    }
    assertUncalibrated(flat, UncalibratedReason.NO_SKILL);
    // All labels end after the last block: the purge leaves nothing to train on.
    assertUncalibrated(longs, UncalibratedReason.FEW_SAMPLES);
    ModelCard sure = train(certain).model().card().orElseThrow();
    assertThat(sure.brierSkill().lower()).isGreaterThan(0.99);
    assertThat(sure.auc()).isOne();
  }

  private static Sample with(Sample s, FeatureRow features, long end) {
    return new Sample(
        s.symbol(), s.kind(), s.timeframe(), s.startNanos(), end, features, s.win(), 1, s.grossR());
  }

  private static void assertUncalibrated(List<Sample> samples, UncalibratedReason reason) {
    ConfidenceModel model = train(samples).model();
    Sample last = samples.getLast();
    ConfidenceAssessment a =
        model.assess(
            last.kind(), last.timeframe(), last.features().toArray(), 2,
            model.card().orElseThrow().lastNanos());
    assertThat(a.reasons()).contains(reason);
    assertThat(a.probability()).isBetween(0.0, 1.0);
    assertThat(ConfidenceModel.fromJson(model.toJson()).toJson()).isEqualTo(model.toJson());
  }

  @Test
  void few_results_of_a_kind_fall_back_to_the_plan() {
    List<Sample> samples = Markets.samples(57, 1, 1);
    KindResult kind = KindResult.of(samples).getFirst();
    assertThat(kind.samples()).isEqualTo(38);
    assertThat(kind.wins()).isLessThan(20);
    assertThat(kind.meanWin()).isNaN();
  }

  @Test
  void a_row_of_another_length_is_refused() {
    List<Sample> one = List.of(Markets.sample("A", 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(one))
        .withMessageContaining("must have 3 features, had 1");
  }
}
