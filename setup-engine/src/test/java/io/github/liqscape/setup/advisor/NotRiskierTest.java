// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.GateStatus;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.TradePlan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The last check must see what the guard's own arithmetic would never do. */
class NotRiskierTest {

  private final Setup.Trade base = TestSetup.buy().onPaper().build();
  private final Setup.Trade good =
      (Setup.Trade)
          AdvisorGuard.failOpen(AccountTerms.DEFAULT)
              .conclude(
                  base,
                  new AdvisorOutcome.Accepted(
                      new Advice(
                          1, base.facts().contextHash(), Verdict.AGREE, -0.01, 0.5, List.of(), "")))
              .setup();
  private final TradePlan plan = good.plan();

  @Test
  void a_stricter_setup_passes() {
    assertThat(AdvisorGuard.notRiskier(base, good)).isTrue();
  }

  @Test
  void more_size_or_other_prices_do_not_pass() {
    Stream.of(
            plan(plan.entry(), plan.stop(), plan.finalTarget(), base.plan().quantity() + 0.001, 1),
            plan(plan.entry(), plan.stop(), plan.finalTarget(), plan.quantity(), 9),
            plan(plan.entry(), plan.stop() - 0.1, plan.finalTarget(), plan.quantity(), 1),
            plan(plan.entry(), plan.stop() + 0.1, plan.finalTarget(), plan.quantity(), 1),
            plan(plan.entry() - 0.1, plan.stop(), plan.finalTarget(), plan.quantity(), 1),
            plan(plan.entry(), plan.stop(), plan.finalTarget() + 0.1, plan.quantity(), 1),
            TestSetup.buy().side(OrderSide.SELL).onPaper().build().plan())
        .forEach(other -> refused(trade(good.facts(), other, good.confidence(), 0.7, 1)));
  }

  @Test
  void more_confidence_or_score_does_not_pass() {
    Confidence was = base.confidence();
    Stream.of(
            confidence(was.probability() + 1e-9, was.lower(), was.upper(), 812),
            confidence(was.probability(), was.lower() + 1e-9, was.upper(), 812),
            confidence(was.probability(), was.lower(), was.upper() + 1e-9, 812),
            confidence(was.probability(), was.lower(), was.upper(), 813))
        .forEach(other -> refused(trade(good.facts(), plan, other, 0.7, 1)));
    refused(trade(good.facts(), plan, good.confidence(), 0.71, 1));
  }

  @Test
  void another_revision_or_market_does_not_pass() {
    refused(trade(good.facts(), plan, good.confidence(), 0.7, 0));
    refused(trade(good.facts(), plan, good.confidence(), 0.7, 2));
    SetupFacts other = TestSetup.buy().onPaper().salt(1).build().facts();
    refused(trade(other, plan, good.confidence(), 0.7, 1));
  }

  @Test
  void a_gate_that_is_gone_open_or_blocks_does_not_pass() {
    List<GateResult> gates = good.facts().gates();
    refused(withGates(gates.subList(1, gates.size())));
    refused(withGates(replaced(Gate.SIZE, GateStatus.NOT_APPLICABLE, true)));
    refused(withGates(replaced(Gate.SIZE, GateStatus.PASS, false)));
    refused(withGates(replaced(Gate.SIZE, GateStatus.FAIL, true)));
    Setup.Trade uncalibrated =
        TestSetup.buy().onPaper().confidence(Confidence.untrained(0.28)).build();
    assertThat(
            AdvisorGuard.notRiskier(
                uncalibrated,
                new Setup.Trade(
                    new RevisedFacts(
                        uncalibrated.facts(), base.facts().gates(),
                        uncalibrated.facts().checklist(), true),
                    uncalibrated.kind(), uncalibrated.zoneRootId(), uncalibrated.plan(),
                    uncalibrated.expectancy(), uncalibrated.confidence(), 0.7,
                    uncalibrated.disposition(), List.of(), List.of(), 1)))
        .isFalse();
  }

  @Test
  void a_wait_may_not_be_a_paper_test() {
    Setup.Wait wait =
        (Setup.Wait)
            AdvisorGuard.failClosed(AccountTerms.DEFAULT)
                .conclude(base, new AdvisorOutcome.Ignored(GuardCode.LATE, ""))
                .setup();
    assertThat(AdvisorGuard.notRiskier(base, wait)).isTrue();
    refused(
        new Setup.Wait(
            wait.facts(), wait.nearest(), wait.nearestSide(), wait.confidence(), wait.score(),
            new Disposition(Disposition.Route.PAPER_TEST, ""), wait.reasons(), wait.watches(), 1));
  }

  private static Confidence confidence(double p, double lower, double upper, double samples) {
    return new Confidence(p, lower, upper, samples, true, List.of());
  }

  private void refused(Setup revised) {
    assertThat(AdvisorGuard.notRiskier(base, revised)).isFalse();
  }

  private Setup.Trade withGates(List<GateResult> gates) {
    return trade(
        new RevisedFacts(base.facts(), gates, base.facts().checklist(), false), plan,
        good.confidence(), 0.7, 1);
  }

  private List<GateResult> replaced(Gate gate, GateStatus status, boolean blocking) {
    return good.facts().gates().stream()
        .map(
            was ->
                was.gate() != gate
                    ? was
                    : new GateResult(
                        gate, status, blocking, was.value(), was.comparison(), was.threshold(),
                        status.stops() ? gate.reason() : null, List.of()))
        .toList();
  }

  private Setup.Trade trade(
      SetupFacts facts, TradePlan other, Confidence confidence, double score, int revision) {
    return new Setup.Trade(
        facts, base.kind(), base.zoneRootId(), other, base.expectancy(), confidence, score,
        base.disposition(), base.reasons(), base.watches(), revision);
  }

  private TradePlan plan(double entry, double stop, double target, double quantity, double risks) {
    return new TradePlan(
        plan.side(), plan.entryType(), entry, plan.entryBars(), plan.invalidation(), stop,
        List.of(new PlanTarget(target, 1, "zone-7")), quantity, plan.notional(),
        plan.risk() * risks, plan.rewardRisk(), plan.costR(), plan.netRewardRisk(),
        plan.liquidationPrice(), plan.exitAfterBars());
  }
}
