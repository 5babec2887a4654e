// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.advisor.AdvisorOutcome.Accepted;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class AdvisorGuardProperties {

  private static final AdvisorGuard GUARD = AdvisorGuard.failOpen(AccountTerms.DEFAULT);

  @Property
  void a_revision_is_never_riskier_in_any_field(
      @ForAll OrderSide side,
      @ForAll boolean paper,
      @ForAll boolean calibrated,
      @ForAll @DoubleRange(min = 0, max = 1) double probability,
      @ForAll @IntRange(min = 1, max = 5_000) int lots,
      @ForAll Verdict verdict,
      @ForAll @DoubleRange(min = -1, max = 0) double delta,
      @ForAll @DoubleRange(min = 0, max = 1) double factor) {
    Confidence confidence =
        new Confidence(
            probability, calibrated ? probability * 0.9 : 0,
            calibrated ? 1 - (1 - probability) * 0.9 : 1, 500, calibrated, List.of());
    TestSetup builder =
        TestSetup.buy().side(side).confidence(confidence).quantity(lots * 0.001);
    Setup.Trade base = (paper ? builder.onPaper() : builder).build();
    Consultation consultation =
        GUARD.conclude(
            base,
            new Accepted(
                new Advice(
                    1, base.facts().contextHash(), verdict, delta, factor, List.of(), "")));
    assertThat(consultation.outcome()).isInstanceOf(Accepted.class);
    Setup revised = consultation.revision().orElseThrow();

    assertThat(AdvisorGuard.notRiskier(base, revised)).isTrue();
    assertThat(revised.confidence().probability()).isLessThanOrEqualTo(probability);
    assertThat(revised.confidence().lower()).isLessThanOrEqualTo(confidence.lower());
    if (revised instanceof Setup.Trade trade) {
      assertThat(verdict).isEqualTo(Verdict.AGREE);
      TradePlan was = base.plan();
      TradePlan now = trade.plan();
      assertThat(now.side()).isEqualTo(side);
      assertThat(now.stop()).isEqualTo(was.stop());
      assertThat(now.entry()).isEqualTo(was.entry());
      assertThat(now.targets()).isEqualTo(was.targets());
      assertThat(now.quantity()).isLessThanOrEqualTo(was.quantity() * Math.min(1, factor + 1e-12));
      assertThat(now.risk()).isLessThanOrEqualTo(was.risk());
      assertThat(Math.abs(now.quantity() * 1_000 - Math.rint(now.quantity() * 1_000)))
          .isLessThan(1e-9);
    }
  }

  @Property
  void stricter_advice_never_gives_a_larger_trade(
      @ForAll @DoubleRange(min = 0, max = 1) double some,
      @ForAll @DoubleRange(min = 0, max = 1) double other,
      @ForAll @IntRange(min = 1, max = 5_000) int lots) {
    Setup.Trade base = TestSetup.buy().quantity(lots * 0.001).build();
    assertThat(quantity(base, Math.min(some, other)))
        .isLessThanOrEqualTo(quantity(base, Math.max(some, other)));
  }

  private static double quantity(Setup.Trade base, double factor) {
    Setup revised =
        GUARD.conclude(
                base,
                new Accepted(
                    new Advice(
                        1, base.facts().contextHash(), Verdict.AGREE, 0, factor, List.of(), "")))
            .setup();
    return revised instanceof Setup.Trade trade ? trade.plan().quantity() : 0;
  }
}
