// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.confidence.ConfidenceAssessment;
import io.github.liqscape.setup.confidence.ConfidenceModel;
import io.github.liqscape.setup.confidence.FitTerms;
import io.github.liqscape.setup.confidence.ModelCard;
import io.github.liqscape.setup.confidence.UncalibratedReason;
import io.github.liqscape.setup.engine.ModelRow;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShippedConfidenceTest {

  private static ConfidenceAssessment asked(ConfidenceModel model, long afterDays) {
    double[] row = new double[ModelRow.schema().size()];
    Arrays.fill(row, Double.NaN);
    long last = model.card().orElseThrow().lastNanos();
    return model.assess("LEVEL_CONFIRMED", "1h", row, 2, last + afterDays * 86_400_000_000_000L);
  }

  @Test
  void card_tells_what_it_was_made_of() {
    ModelCard card = ShippedConfidence.model().card().orElseThrow();
    assertThat(card.data()).contains("multivenue-1h-2025");
    assertThat(card.samples()).isBetween(300, 2_000);
    assertThat(card.effectiveSamples()).isLessThan(card.samples());
    assertThat(card.isNot()).contains("no promise");
  }

  @Test
  void terms_are_those_of_this_engine_and_its_study() {
    assertThat(ShippedConfidence.model().terms())
        .contains(
            new FitTerms(
                ModelRow.schema(), LabelCosts.DEFAULT.id(), SetupConstants.TIME_STOP_BARS))
        .contains(SetupStudy.of(1).terms());
  }

  @Test
  void fit_without_proven_skill_says_uncalibrated() {
    ConfidenceModel model = ShippedConfidence.model();
    ConfidenceAssessment answer = asked(model, 1);
    boolean skill = model.card().orElseThrow().brierSkill().isAboveZero();
    assertThat(answer.calibrated()).isEqualTo(skill);
    assertThat(answer.reasons()).contains(UncalibratedReason.NO_SKILL);
    assertThat(answer.lower()).isZero();
    assertThat(answer.upper()).isEqualTo(1);
    assertThat(answer.staleFit()).isFalse();
    assertThat(asked(model, 91).staleFit()).isTrue();
    assertThat(asked(model, 366).reasons()).contains(UncalibratedReason.FIT_EXPIRED);
    assertThat(asked(model, -1).reasons()).contains(UncalibratedReason.FIT_FROM_FUTURE);
  }

  @Test
  void other_costs_than_those_of_the_labels_are_told() {
    LabelCosts dear = new LabelCosts(0.0005, 0.001, 1, 5);
    assertThat(asked(ShippedConfidence.model(dear), 1).reasons())
        .contains(UncalibratedReason.COST_MODEL_DIFFERS);
    assertThat(asked(ShippedConfidence.model(), 1).reasons())
        .doesNotContain(UncalibratedReason.COST_MODEL_DIFFERS, UncalibratedReason.SCHEMA_DIFFERS);
  }
}
