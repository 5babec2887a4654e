package io.github.liqscape.paper.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.gate.ConditionId;
import io.github.liqscape.paper.gate.Declaration;
import io.github.liqscape.paper.gate.Drill;
import io.github.liqscape.paper.gate.EdgeTest;
import io.github.liqscape.paper.gate.RuleBinding;
import io.github.liqscape.paper.gate.SignOff;
import io.github.liqscape.paper.review.ReviewDecision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What people and programs said about an account, read from the notes of its journal and written to
 * it. A note is one JSON object; its time is that of the account when it was said. Notes of other
 * kinds are left alone.
 *
 * @param rules what the run was made by, oldest first
 * @param declarations of test and number of trades
 * @param drills that were carried out
 * @param signOffs and waivers
 * @param decisions of reviewers
 * @param judgements what the gate found, whenever that changed
 */
public record PaperNotes(
    List<RuleNote> rules,
    List<Declaration> declarations,
    List<Drill> drills,
    List<SignOff> signOffs,
    List<ReviewDecision> decisions,
    List<Judgement> judgements) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A run was made by this rule from here on.
   *
   * @param name of the rule or bot, for people
   * @param ruleVersion as its setups carry it, or a version of the bot
   * @param binding everything that its result belongs to
   * @param sequence of the journal entry
   */
  public record RuleNote(String name, String ruleVersion, RuleBinding binding, long sequence) {}

  /**
   * Whether G1 to G10 passed when the gate was asked.
   *
   * @param ruleHash what it was asked about
   * @param timeNanos when
   * @param othersPassed whether all but the sign-off held
   */
  public record Judgement(String ruleHash, long timeNanos, boolean othersPassed) {}

  public PaperNotes {
    rules = List.copyOf(rules);
    declarations = List.copyOf(declarations);
    drills = List.copyOf(drills);
    signOffs = List.copyOf(signOffs);
    decisions = List.copyOf(decisions);
    judgements = List.copyOf(judgements);
  }

  /**
   * Reads notes.
   *
   * @throws IllegalArgumentException if one of a kind that is ours cannot be read
   */
  public static PaperNotes of(List<PaperNote> notes) {
    Reading into = new Reading();
    for (PaperNote note : notes) {
      try {
        into.note(note);
      } catch (IOException | IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "note " + note.sequence() + " of kind " + note.kind() + " cannot be read: "
                + e.getMessage(),
            e);
      }
    }
    return into.all();
  }

  /** The rule that was in force at a journal entry. */
  public Optional<RuleNote> ruleAt(long sequence) {
    RuleNote found = null;
    for (RuleNote rule : rules) {
      if (rule.sequence() <= sequence) {
        found = rule;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Since when, without a break, G1 to G10 have passed whenever the gate was asked. */
  public OptionalLong othersPassedSince(String ruleHash) {
    OptionalLong since = OptionalLong.empty();
    for (Judgement one : judgements) {
      if (!one.ruleHash().equals(ruleHash) || !one.othersPassed()) {
        since = OptionalLong.empty();
      } else if (since.isEmpty()) {
        since = OptionalLong.of(one.timeNanos());
      }
    }
    return since;
  }

  /** Says what a run is made by; before its first order. */
  public static void rule(
      PaperBroker account, String name, String ruleVersion, RuleBinding binding) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", name).put("ruleVersion", ruleVersion);
    node.put("code", binding.code()).put("parameters", binding.parameters());
    node.put("fillPolicy", binding.fillPolicy()).put("fees", binding.fees());
    node.put("marginTiers", binding.marginTiers()).put("dataSource", binding.dataSource());
    account.note("rule", node.toString());
  }

  /** Declares how the mean is tested; the declaration's own time is not written. */
  public static void declare(PaperBroker account, Declaration made) {
    account.note(
        "declaration",
        JSON.createObjectNode()
            .put("ruleHash", made.ruleHash())
            .put("minimumEdgeR", made.minimumEdgeR())
            .put("deviationR", made.deviationR())
            .put("test", made.test().name())
            .put("trades", made.trades())
            .toString());
  }

  /** Notes a drill. */
  public static void drill(PaperBroker account, Drill.Kind kind, boolean passed) {
    account.note(
        "drill",
        JSON.createObjectNode().put("kind", kind.name()).put("passed", passed).toString());
  }

  /** A person's word: a sign-off, or a waiver of a failed condition. */
  public static void signOff(
      PaperBroker account, String by, String ruleHash, Optional<ConditionId> waives) {
    ObjectNode node = JSON.createObjectNode().put("by", by).put("ruleHash", ruleHash);
    waives.ifPresent(id -> node.put("waives", id.name()));
    account.note("sign-off", node.toString());
  }

  /** A reviewer's decision about a finding. */
  public static void decide(
      PaperBroker account, String tradeId, ReviewDecision.Status status, String by, String text) {
    account.note(
        "decision",
        JSON.createObjectNode()
            .put("trade", tradeId)
            .put("status", status.name())
            .put("by", by)
            .put("note", text)
            .toString());
  }

  /** What the gate found. */
  public static void judged(PaperBroker account, String ruleHash, boolean othersPassed) {
    account.note(
        "gate",
        JSON.createObjectNode()
            .put("ruleHash", ruleHash)
            .put("othersPassed", othersPassed)
            .toString());
  }

  /** Collects notes. */
  private static final class Reading {
    private final List<RuleNote> rules = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Drill> drills = new ArrayList<>();
    private final List<SignOff> signOffs = new ArrayList<>();
    private final List<ReviewDecision> decisions = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();

    void note(PaperNote note) throws IOException {
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
      return new PaperNotes(rules, declarations, drills, signOffs, decisions, judgements);
    }
  }
}
