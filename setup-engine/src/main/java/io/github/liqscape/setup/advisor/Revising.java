// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.GateStatus;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.TradePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes revision 1 of one setup. */
final class Revising {

  /** Among a confidence's notes: an advisor lowered it. */
  static final String LOWERED = "LOWERED_BY_ADVISOR";

  private final Setup.Trade base;
  private final AccountTerms terms;
  private final RevisedGates gates;

  Revising(Setup.Trade base, AccountTerms terms) {
    this.base = base;
    this.terms = terms;
    this.gates = new RevisedGates(base.facts());
  }

  /** What accepted advice makes of it. */
  Setup by(Advice advice) {
    Confidence confidence = lowered(base.confidence(), advice.confidenceDelta());
    TradePlan plan = Resizing.of(base.instrument(), base.plan(), advice.sizeFactor());
    boolean veto = advice.verdict() == Verdict.VETO;
    gates.advisor(veto ? GateStatus.FAIL : GateStatus.PASS, veto ? 0 : 1, List.of());
    if (!confidence.equals(base.confidence())) {
      gates.again(Gate.EXPECTANCY, base.expectancy().value(confidence.lower()));
    }
    if (plan.quantity() != base.plan().quantity()) {
      gates.again(Gate.SIZE, size(plan));
    }
    List<SetupReason> reasons = new ArrayList<>(base.reasons());
    if (advice.sizeFactor() < 1) {
      reasons.add(new SetupReason.Reduced(SetupReason.Reduction.ADVISOR, advice.sizeFactor()));
    }
    return finished(plan, confidence, reasons);
  }

  /** What it becomes if nothing may be traded without accepted advice. */
  Setup without(String code) {
    gates.advisor(GateStatus.UNKNOWN, Double.NaN, List.of(code));
    return finished(base.plan(), base.confidence(), base.reasons());
  }

  private Setup finished(TradePlan plan, Confidence confidence, List<SetupReason> others) {
    RevisedFacts facts =
        new RevisedFacts(
            base.facts(),
            gates.all(),
            gates.checklist(confidence),
            base.facts().paperOnly() || gates.reportsMore());
    List<GateResult> shut = gates.all().stream().filter(GateResult::blocks).toList();
    if (shut.isEmpty()) {
      return new Setup.Trade(
          facts, base.kind(), base.zoneRootId(), plan, base.expectancy(), confidence, base.score(),
          base.disposition(), gates.reported(others), base.watches(), 1);
    }
    List<SetupReason> reasons = new ArrayList<>();
    shut.stream()
        .map(Revising::missing)
        .sorted(
            Comparator.comparingInt((SetupReason.Missing m) -> -m.code().severity())
                .thenComparing(SetupReason.Missing::code))
        .forEach(reasons::add);
    reasons.addAll(gates.reported(others));
    return new Setup.Wait(
        facts, Optional.of(base.kind()), Optional.of(base.side()), confidence, base.score(),
        disposition(shut), reasons, base.watches(), 1);
  }

  private Disposition disposition(List<GateResult> shut) {
    boolean advisor = shut.stream().anyMatch(result -> result.gate() == Gate.ADVISOR);
    String why = advisor ? "held back by an advisor" : "too little is left after advice";
    return base.watches().isEmpty()
        ? new Disposition(Disposition.Route.NOTHING, why)
        : new Disposition(Disposition.Route.ALERT, why + "; a far zone is watched");
  }

  private static SetupReason.Missing missing(GateResult gate) {
    return new SetupReason.Missing(
        Objects.requireNonNull(gate.reason()), gate.gate(), gate.value(), gate.threshold());
  }

  /**
   * The bounds of what is not calibrated say nothing and stay as they are, but for the lower one.
   */
  private static Confidence lowered(Confidence confidence, double delta) {
    if (delta == 0) {
      return confidence;
    }
    List<String> notes = new ArrayList<>(confidence.notes());
    notes.add(LOWERED);
    return new Confidence(
        Math.max(0, confidence.probability() + delta),
        Math.max(0, confidence.lower() + delta),
        confidence.calibrated() ? Math.max(0, confidence.upper() + delta) : confidence.upper(),
        confidence.samples(),
        confidence.calibrated(),
        notes);
  }

  /** Size over the least of venue and account, and never better than the engine's own figure. */
  private double size(TradePlan plan) {
    double lots = plan.quantity() / base.instrument().lotSize().doubleValue();
    double least = terms.minNotional() > 0 ? plan.notional() / terms.minNotional() : lots;
    double shrunk = gates.value(Gate.SIZE) * (plan.quantity() / base.plan().quantity());
    double value = Math.min(lots, least);
    return Double.isNaN(shrunk) ? value : Math.min(value, shrunk);
  }
}
