// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.ChecklistItem.Answer;
import io.github.liqscape.setup.ChecklistQuestion;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.GateStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the eight questions from the gates. */
final class Checklist {

  private static final ChecklistQuestion[] QUESTIONS = ChecklistQuestion.values();

  /** The gates that help to answer each question. */
  private static final Map<ChecklistQuestion, List<Gate>> GATES =
      new EnumMap<>(
          Stream.of(GateTable.GATES)
              .collect(Collectors.groupingBy(Gate::question, Collectors.toUnmodifiableList())));

  private Checklist() {}

  static List<ChecklistItem> of(SetupContext context, Judgement judgement) {
    ChecklistItem[] items = new ChecklistItem[QUESTIONS.length];
    for (ChecklistQuestion question : QUESTIONS) {
      List<Gate> gates = Objects.requireNonNull(GATES.get(question));
      Answer answer =
          question == ChecklistQuestion.PAPER
              ? (context.readyForLive ? Answer.NO : Answer.YES)
              : answer(judgement.gates, question, gates);
      items[question.ordinal()] =
          new ChecklistItem(question, answer, gates, value(context, judgement, question));
    }
    return List.of(items);
  }

  /** Unknown makes unclear; so does a question to which no gate applies. */
  private static Answer answer(GateTable table, ChecklistQuestion question, List<Gate> gates) {
    boolean failed = false;
    boolean unknown = false;
    boolean passed = question == ChecklistQuestion.REPEAT;
    boolean onlyReports = true;
    for (int i = 0; i < gates.size(); i++) {
      GateStatus status = table.status(gates.get(i));
      passed |= status == GateStatus.PASS;
      if (table.blocking(gates.get(i))) {
        onlyReports = false;
        failed |= status == GateStatus.FAIL;
        unknown |= status == GateStatus.UNKNOWN;
      }
    }
    if (unknown || !(failed || passed || onlyReports)) {
      return Answer.UNCLEAR;
    }
    return failed ? Answer.NO : Answer.YES;
  }

  private static String value(SetupContext c, Judgement j, ChecklistQuestion question) {
    Draft d = j.draft;
    return switch (question) {
      case ZONE -> zone(j.zone);
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
    return zone == null ? "none" : SevenDigits.range(zone.low(), zone.high());
  }

  private static String number(double value) {
    return SevenDigits.of(value);
  }
}
