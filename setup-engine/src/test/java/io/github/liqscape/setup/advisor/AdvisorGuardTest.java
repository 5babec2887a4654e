// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.ChecklistQuestion;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.GateStatus;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.advisor.AdvisorOutcome.Accepted;
import io.github.liqscape.setup.advisor.AdvisorOutcome.Ignored;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdvisorGuardTest {

  private static final AdvisorGuard OPEN = AdvisorGuard.failOpen(AccountTerms.DEFAULT);
  private static final AdvisorGuard CLOSED = AdvisorGuard.failClosed(AccountTerms.DEFAULT);

  @Test
  void plain_agreement_changes_the_gate_and_nothing_else() {
    Setup.Trade base = TestSetup.buy().build();
    Setup.Trade revised = (Setup.Trade) advised(base, Verdict.AGREE, 0, 1);
    assertThat(revised.revision()).isEqualTo(1);
    assertThat(revised.plan()).isEqualTo(base.plan());
    assertThat(revised.confidence()).isEqualTo(base.confidence());
    assertThat(revised.reasons()).isEqualTo(base.reasons());
    assertThat(revised.facts().contextHash()).isEqualTo(base.facts().contextHash());
    assertThat(gate(revised, Gate.ADVISOR).status()).isEqualTo(GateStatus.PASS);
    assertThat(revised.facts().gates()).hasSameSizeAs(base.facts().gates());
  }

  @Test
  void a_veto_makes_a_wait_that_says_so() {
    Setup.Trade base = TestSetup.buy().build();
    Setup.Wait revised = (Setup.Wait) advised(base, Verdict.VETO, 0, 1);
    assertThat(revised.revision()).isEqualTo(1);
    assertThat(codes(revised)).containsExactly(WaitReason.ADVISOR_VETO);
    assertThat(gate(revised, Gate.ADVISOR).status()).isEqualTo(GateStatus.FAIL);
    assertThat(revised.nearest()).contains(base.kind());
    assertThat(revised.nearestSide()).contains(base.side());
    assertThat(revised.disposition().route()).isEqualTo(Disposition.Route.NOTHING);
    assertThat(item(revised).answer()).isEqualTo(ChecklistItem.Answer.NO);
    assertThat(revised.explain()).contains("ADVISOR_VETO");
  }

  @Test
  void a_wait_with_a_watched_zone_is_still_an_alert_for_the_zone() {
    Setup revised = advised(TestSetup.buy().watching().build(), Verdict.VETO, 0, 1);
    assertThat(revised.disposition().route()).isEqualTo(Disposition.Route.ALERT);
    assertThat(revised.watches()).hasSize(1);
  }

  @Test
  void the_delta_lowers_probability_and_bounds() {
    Setup.Trade revised =
        (Setup.Trade) advised(TestSetup.buy().build(), Verdict.AGREE, -0.05, 1);
    assertThat(revised.confidence().probability()).isCloseTo(0.50, within(1e-12));
    assertThat(revised.confidence().lower()).isCloseTo(0.43, within(1e-12));
    assertThat(revised.confidence().upper()).isCloseTo(0.57, within(1e-12));
    assertThat(revised.confidence().notes()).containsExactly("LOWERED_BY_ADVISOR");
    // Win 2.5 R, loss 1 R, cost 0.1 R, at 0.43.
    assertThat(gate(revised, Gate.EXPECTANCY).value())
        .isCloseTo(0.43 * 2.5 - 0.57 - 0.1, within(1e-12));
  }

  @Test
  void too_little_expectancy_left_is_a_wait_in_live_mode() {
    Setup.Wait revised =
        (Setup.Wait) advised(TestSetup.buy().build(), Verdict.AGREE, -0.2, 1);
    assertThat(codes(revised)).containsExactly(WaitReason.LOW_PROBABILITY);
    assertThat(gate(revised, Gate.ADVISOR).status()).isEqualTo(GateStatus.PASS);
  }

  @Test
  void too_little_expectancy_left_is_only_reported_on_paper() {
    Setup.Trade base = TestSetup.buy().onPaper().build();
    assertThat(base.facts().paperOnly()).isFalse();
    Setup.Trade revised = (Setup.Trade) advised(base, Verdict.AGREE, -0.2, 1);
    assertThat(gate(revised, Gate.EXPECTANCY).status()).isEqualTo(GateStatus.FAIL);
    assertThat(gate(revised, Gate.EXPECTANCY).blocking()).isFalse();
    assertThat(revised.facts().paperOnly()).isTrue();
    assertThat(revised.reasons())
        .filteredOn(SetupReason.Reported.class::isInstance)
        .extracting(r -> ((SetupReason.Reported) r).code())
        .containsExactly(WaitReason.LOW_PROBABILITY);
    assertThat(revised.material()).isFalse();
  }

  @Test
  void bounds_that_say_nothing_stay_as_they_are() {
    Setup.Trade base =
        TestSetup.buy().onPaper().confidence(Confidence.untrained(0.28)).build();
    Setup.Trade revised = (Setup.Trade) advised(base, Verdict.AGREE, -0.1, 1);
    assertThat(revised.confidence().probability()).isCloseTo(0.18, within(1e-12));
    assertThat(revised.confidence().lower()).isZero();
    assertThat(revised.confidence().upper()).isEqualTo(1);
    assertThat(revised.confidence().calibrated()).isFalse();
    assertThat(revised.reasons())
        .filteredOn(SetupReason.Reported.class::isInstance)
        .hasSize(2);
  }

  @Test
  void the_factor_leaves_whole_lots() {
    Setup.Trade base = TestSetup.buy().quantity(0.03).build();
    Setup.Trade tenth = (Setup.Trade) advised(base, Verdict.AGREE, 0, 0.1);
    assertThat(tenth.plan().quantity()).isEqualTo(0.003);
    Setup.Trade third = (Setup.Trade) advised(base, Verdict.AGREE, 0, 0.66);
    assertThat(third.plan().quantity()).isEqualTo(0.019);
    assertThat(third.plan().notional()).isCloseTo(0.019 * 62_400, within(1e-9));
    assertThat(third.plan().risk()).isCloseTo(0.019 * 600 * 1.1, within(1e-9));
    assertThat(third.reasons())
        .contains(new SetupReason.Reduced(SetupReason.Reduction.ADVISOR, 0.66));
    // 0.019 BTC are 1185.60 quote, and the venue wants 5.
    assertThat(gate(third, Gate.SIZE).value()).isCloseTo(19, within(1e-9));
  }

  @Test
  void too_small_a_size_is_a_wait() {
    Setup.Wait nothing = (Setup.Wait) advised(TestSetup.buy().build(), Verdict.AGREE, 0, 0);
    assertThat(codes(nothing)).containsExactly(WaitReason.SIZE_INVALID);
    AccountTerms dear = new AccountTerms(10_000, 0.005, 0.0002, 0.0005, 5, 3_000);
    Setup.Trade base = TestSetup.buy().build();
    Setup least =
        AdvisorGuard.failOpen(dear)
            .conclude(base, new Accepted(advice(base, Verdict.AGREE, 0, 0.6)))
            .setup();
    assertThat(gate(least, Gate.SIZE).value()).isCloseTo(0.048 * 62_400 / 3_000, within(1e-12));
    assertThat(least).isInstanceOf(Setup.Wait.class);
  }

  @Test
  void all_that_is_missing_is_named_the_weightiest_first() {
    Setup.Wait all = (Setup.Wait) advised(TestSetup.buy().build(), Verdict.VETO, -1, 0);
    assertThat(codes(all))
        .containsExactly(
            WaitReason.SIZE_INVALID, WaitReason.ADVISOR_VETO, WaitReason.LOW_PROBABILITY);
  }

  @Test
  void without_advice_the_first_setup_stands_or_waits_as_configured() {
    Setup.Trade base = TestSetup.buy().build();
    Ignored late = new Ignored(GuardCode.LATE, "too late");
    assertThat(OPEN.conclude(base, late).revision()).isEmpty();
    assertThat(OPEN.conclude(base, late).setup()).isSameAs(base);
    Setup.Wait closed = (Setup.Wait) CLOSED.conclude(base, late).setup();
    assertThat(gate(closed, Gate.ADVISOR).status()).isEqualTo(GateStatus.UNKNOWN);
    assertThat(gate(closed, Gate.ADVISOR).evidenceIds()).containsExactly("LATE");
    assertThat(item(closed).answer()).isEqualTo(ChecklistItem.Answer.UNCLEAR);
    assertThat(codes(closed)).containsExactly(WaitReason.ADVISOR_VETO);
  }

  @Test
  void advice_about_another_setup_is_ignored() {
    Setup.Trade base = TestSetup.buy().build();
    Advice other = Advice.agree(TestSetup.buy().salt(1).build().facts().contextHash());
    assertThat(OPEN.conclude(base, new Accepted(other)).outcome().label())
        .isEqualTo("HASH_MISMATCH");
    assertThat(
            AdvisorGuard.judge(
                    AdviceJson.text(other).getBytes(StandardCharsets.UTF_8),
                    base.facts().contextHash())
                .label())
        .isEqualTo("HASH_MISMATCH");
  }

  @Test
  void a_revision_that_would_be_riskier_is_dropped() {
    Setup.Trade honest = TestSetup.buy().build();
    AtomicLong asks = new AtomicLong();
    SetupFacts wandering =
        (SetupFacts)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SetupFacts.class},
                (proxy, method, arguments) ->
                    method.getName().equals("asOfNanos")
                        ? (Object) asks.incrementAndGet()
                        : method.invoke(honest.facts(), arguments));
    Setup.Trade base =
        new Setup.Trade(
            wandering, honest.kind(), honest.zoneRootId(), honest.plan(), honest.expectancy(),
            honest.confidence(), honest.score(), honest.disposition(), honest.reasons(),
            honest.watches(), 0);
    Accepted advice = new Accepted(advice(honest, Verdict.AGREE, 0, 1));
    assertThat(OPEN.conclude(base, advice).outcome().label()).isEqualTo("ERROR");
    assertThat(OPEN.conclude(base, advice).setup()).isSameAs(base);
    assertThat(CLOSED.conclude(base, advice).setup()).isInstanceOf(Setup.Wait.class);
  }

  @Test
  void a_revision_is_not_revised_again() {
    Setup.Trade once = (Setup.Trade) advised(TestSetup.buy().build(), Verdict.AGREE, 0, 1);
    assertThatThrownBy(() -> OPEN.conclude(once, new Ignored(GuardCode.LATE, "")))
        .hasMessage("a setup can be revised once, was revision 1");
  }

  private static Setup advised(Setup.Trade base, Verdict verdict, double delta, double factor) {
    Consultation consultation =
        OPEN.conclude(base, new Accepted(advice(base, verdict, delta, factor)));
    assertThat(consultation.outcome()).isInstanceOf(Accepted.class);
    return consultation.revision().orElseThrow();
  }

  private static Advice advice(Setup.Trade base, Verdict verdict, double delta, double factor) {
    return new Advice(1, base.facts().contextHash(), verdict, delta, factor, List.of(), "");
  }

  private static GateResult gate(Setup setup, Gate gate) {
    return setup.facts().gates().stream().filter(g -> g.gate() == gate).findFirst().orElseThrow();
  }

  private static List<WaitReason> codes(Setup.Wait wait) {
    return wait.missing().stream().map(SetupReason.Missing::code).toList();
  }

  private static ChecklistItem item(Setup setup) {
    return setup.facts().checklist().stream()
        .filter(i -> i.question() == ChecklistQuestion.CONFIDENCE)
        .findFirst()
        .orElseThrow();
  }
}
