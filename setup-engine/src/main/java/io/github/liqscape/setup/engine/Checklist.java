package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.ChecklistItem.Answer;
import io.github.liqscape.setup.ChecklistQuestion;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the eight questions from the gates. */
final class Checklist {

  private Checklist() {}

  static List<ChecklistItem> of(SetupContext context, Judgement judgement) {
    List<ChecklistItem> items = new ArrayList<>();
    for (ChecklistQuestion question : ChecklistQuestion.values()) {
      List<Gate> gates = new ArrayList<>();
      for (Gate gate : GateTable.GATES) {
        if (gate.question() == question) {
          gates.add(gate);
        }
      }
      Answer answer =
          question == ChecklistQuestion.PAPER
              ? (context.readyForLive ? Answer.NO : Answer.YES)
              : answer(judgement.gates, gates);
      items.add(new ChecklistItem(question, answer, gates, value(context, judgement, question)));
    }
    return items;
  }

  /** Unknown makes unclear; so does a question to which no gate applies. */
  private static Answer answer(GateTable table, List<Gate> gates) {
    boolean failed = false;
    boolean unknown = false;
    boolean passed = false;
    for (Gate gate : gates) {
      GateStatus status = table.status(gate);
      passed |= status == GateStatus.PASS;
      if (table.blocking(gate)) {
        failed |= status == GateStatus.FAIL;
        unknown |= status == GateStatus.UNKNOWN;
      }
    }
    boolean onlyReports = gates.stream().noneMatch(g -> table.blocking(g));
    boolean repeat = gates.contains(Gate.REPEAT);
    if (unknown || !(failed || passed || onlyReports || repeat)) {
      return Answer.UNCLEAR;
    }
    return failed ? Answer.NO : Answer.YES;
  }

  private static String value(SetupContext c, Judgement j, ChecklistQuestion question) {
    Draft d = j.draft;
    return switch (question) {
      case ZONE -> zone(j.attempt.zone());
      case STRUCTURE -> j.attempt.kind().words() + (j.attempt.emitted() ? "" : ", not complete");
      case INVALIDATION -> number(d.invalidation);
      case STOP -> number(d.stop);
      case TARGET -> number(d.target);
      case CONFIDENCE ->
          j.assessment == null
              ? "no plan to judge"
              : j.assessment.calibrated() ? number(j.assessment.lower()) : "UNCALIBRATED";
      case REPEAT ->
          j.gates.status(Gate.REPEAT) == GateStatus.NOT_APPLICABLE
              ? "it is the first of its kind"
              : number(j.gates.value[Gate.REPEAT.ordinal()]) + " bars since the same";
      case PAPER -> c.readyForLive ? "the promotion gate said ready" : "stay in paper mode";
    };
  }

  private static String zone(@Nullable MemoryZone zone) {
    return zone == null ? "none" : number(zone.low()) + " - " + number(zone.high());
  }

  private static String number(double value) {
    if (value == Math.rint(value * 100) / 100 && Math.abs(value) < 1e5) {
      return Double.toString(value);
    }
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(7)).stripTrailingZeros().toPlainString()
        : "unknown";
  }
}
