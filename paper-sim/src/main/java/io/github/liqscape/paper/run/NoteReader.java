// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.gate.ConditionId;
import io.github.liqscape.paper.gate.Declaration;
import io.github.liqscape.paper.gate.Drill;
import io.github.liqscape.paper.gate.EdgeTest;
import io.github.liqscape.paper.gate.OwnFillComparison;
import io.github.liqscape.paper.gate.RuleBinding;
import io.github.liqscape.paper.gate.SignOff;
import io.github.liqscape.paper.review.ReviewDecision;
import io.github.liqscape.paper.run.PaperNotes.Judgement;
import io.github.liqscape.paper.run.PaperNotes.OwnFillNote;
import io.github.liqscape.paper.run.PaperNotes.RuleNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the notes of a journal, as {@link PaperNotes} writes them. */
final class NoteReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<RuleNote> rules = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<Drill> drills = new ArrayList<>();
  private final List<SignOff> signOffs = new ArrayList<>();
  private final List<ReviewDecision> decisions = new ArrayList<>();
  private final List<Judgement> judgements = new ArrayList<>();
  private final List<OwnFillNote> ownFills = new ArrayList<>();

  void add(PaperNote note) throws IOException {
    long at = note.timeNanos();
    switch (note.kind()) {
      case "rule" -> {
        JsonNode n = tree(note);
        rules.add(
            new RuleNote(
                text(n, "name"), text(n, "ruleVersion"),
                new RuleBinding(
                    text(n, "code"), text(n, "parameters"), text(n, "fillPolicy"),
                    text(n, "fees"), text(n, "marginTiers"), text(n, "dataSource")),
                note.sequence()));
      }
      case "declaration" -> {
        JsonNode n = tree(note);
        declarations.add(
            new Declaration(
                text(n, "ruleHash"), at, field(n, "minimumEdgeR").asDouble(),
                field(n, "deviationR").asDouble(), EdgeTest.valueOf(text(n, "test")),
                field(n, "trades").asInt()));
      }
      case "drill" -> {
        JsonNode n = tree(note);
        drills.add(
            new Drill(Drill.Kind.valueOf(text(n, "kind")), at, field(n, "passed").asBoolean()));
      }
      case "sign-off" -> {
        JsonNode n = tree(note);
        Optional<ConditionId> waives =
            n.has("waives")
                ? Optional.of(ConditionId.valueOf(text(n, "waives")))
                : Optional.empty();
        signOffs.add(new SignOff(text(n, "by"), text(n, "ruleHash"), at, waives));
      }
      case "decision" -> {
        JsonNode n = tree(note);
        decisions.add(
            new ReviewDecision(
                text(n, "trade"), ReviewDecision.Status.valueOf(text(n, "status")),
                text(n, "by"), at, text(n, "note")));
      }
      case "gate" -> {
        JsonNode n = tree(note);
        judgements.add(
            new Judgement(text(n, "ruleHash"), at, field(n, "othersPassed").asBoolean()));
      }
      case "own-fills" -> {
        JsonNode n = tree(note);
        ownFills.add(
            new OwnFillNote(
                text(n, "ruleHash"), at, text(n, "fileHash"),
                new OwnFillComparison(
                    field(n, "pairs").asInt(), field(n, "medianTicks").asDouble(),
                    field(n, "p95Ticks").asDouble(), field(n, "allowanceTicks").asDouble())));
      }
      default -> {}
    }
  }

  private static JsonNode tree(PaperNote note) throws IOException {
    return JSON.readTree(note.text());
  }

  private static JsonNode field(JsonNode node, String name) {
    JsonNode field = node.get(name);
    if (field == null) {
      throw new IllegalArgumentException("field " + name + " is missing");
    }
    return field;
  }

  private static String text(JsonNode node, String name) {
    return field(node, name).asText();
  }

  PaperNotes all() {
    return new PaperNotes(
        rules, declarations, drills, signOffs, decisions, judgements, ownFills);
  }
}
