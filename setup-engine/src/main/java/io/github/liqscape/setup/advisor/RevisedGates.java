// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.ChecklistQuestion;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.GateStatus;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.SetupReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gates of a revision: those of the first setup, some of them evaluated again. */
final class RevisedGates {

  private final SetupFacts facts;
  private final List<GateResult> all;
  private final Set<Gate> changed = EnumSet.noneOf(Gate.class);

  RevisedGates(SetupFacts facts) {
    this.facts = facts;
    this.all = new ArrayList<>(facts.gates());
  }

  List<GateResult> all() {
    return List.copyOf(all);
  }

  /** What a gate measured, NaN if it is not there. */
  double value(Gate gate) {
    GateResult result = find(gate);
    return result == null ? Double.NaN : result.value();
  }

  /** The advisor's gate; it always blocks. */
  void advisor(GateStatus status, double value, List<String> evidence) {
    put(
        new GateResult(
            Gate.ADVISOR, status, true, value, Gate.ADVISOR.comparison(), Gate.ADVISOR.threshold(),
            status.stops() ? Gate.ADVISOR.reason() : null, evidence));
  }

  /**
   * Evaluates a gate again, as blocking as it was. A gate that did not pass cannot come to pass.
   */
  void again(Gate gate, double value) {
    GateResult was = find(gate);
    GateResult now = was == null ? fresh(gate, value) : again(was, value);
    if (was == null || was.status() == GateStatus.PASS || was.status() == now.status()) {
      put(now);
    }
  }

  /** Whether a gate that passed now fails and only reports. */
  boolean reportsMore() {
    return all.stream().anyMatch(result -> changed.contains(result.gate()) && reports(result));
  }

  /** The reasons, with a report for each changed gate that does not hold and does not block. */
  List<SetupReason> reported(List<SetupReason> reasons) {
    List<SetupReason> now = new ArrayList<>(reasons);
    for (GateResult result : all) {
      if (changed.contains(result.gate()) && reports(result)) {
        now.removeIf(
            reason ->
                reason instanceof SetupReason.Reported old && old.gate() == result.gate());
        now.add(
            new SetupReason.Reported(
                Objects.requireNonNull(result.reason()), result.gate(), result.value(),
                result.threshold()));
      }
    }
    return now;
  }

  /** The checklist; answers can only become worse. */
  List<ChecklistItem> checklist(Confidence confidence) {
    return facts.checklist().stream().map(item -> answered(item, confidence)).toList();
  }

  private ChecklistItem answered(ChecklistItem item, Confidence confidence) {
    ChecklistItem.Answer answer = item.answer();
    for (GateResult result : all) {
      if (result.gate().question() == item.question() && result.blocks()
          && answer != ChecklistItem.Answer.UNCLEAR) {
        answer =
            result.status() == GateStatus.UNKNOWN
                ? ChecklistItem.Answer.UNCLEAR
                : ChecklistItem.Answer.NO;
      }
    }
    if (item.question() != ChecklistQuestion.CONFIDENCE) {
      return new ChecklistItem(item.question(), answer, item.gates(), item.value());
    }
    List<Gate> gates = new ArrayList<>(item.gates());
    if (!gates.contains(Gate.ADVISOR)) {
      gates.add(Gate.ADVISOR);
    }
    GateResult advisor = Objects.requireNonNull(find(Gate.ADVISOR));
    String value =
        switch (advisor.status()) {
          case FAIL -> "vetoed by an advisor";
          case UNKNOWN -> "no advice: " + String.join(", ", advisor.evidenceIds());
          case PASS, NOT_APPLICABLE ->
              changed.contains(Gate.EXPECTANCY) ? confidence.text() : item.value();
        };
    return new ChecklistItem(item.question(), answer, gates, value);
  }

  private static boolean reports(GateResult result) {
    return result.status().stops() && !result.blocking();
  }

  private static GateResult again(GateResult was, double value) {
    boolean holds = was.comparison().holds(value, was.threshold());
    return new GateResult(
        was.gate(), holds ? GateStatus.PASS : GateStatus.FAIL, was.blocking(), value,
        was.comparison(), was.threshold(), holds ? null : was.gate().reason(), was.evidenceIds());
  }

  /** For facts that leave the gate out: its defaults. */
  private GateResult fresh(Gate gate, double value) {
    boolean holds = gate.comparison().holds(value, gate.threshold());
    return new GateResult(
        gate, holds ? GateStatus.PASS : GateStatus.FAIL,
        !(facts.paperOnly() && gate.reportsInPaperMode()), value, gate.comparison(),
        gate.threshold(), holds ? null : gate.reason(), List.of());
  }

  private @Nullable GateResult find(Gate gate) {
    for (GateResult result : all) {
      if (result.gate() == gate) {
        return result;
      }
    }
    return null;
  }

  private void put(GateResult now) {
    changed.add(now.gate());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).gate() == now.gate()) {
        all.set(i, now);
        return;
      }
    }
    all.add(now);
  }
}
