// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.gate.ConditionId;
import io.github.liqscape.paper.gate.Declaration;
import io.github.liqscape.paper.gate.Drill;
import io.github.liqscape.paper.gate.OwnFillComparison;
import io.github.liqscape.paper.gate.RuleBinding;
import io.github.liqscape.paper.gate.SignOff;
import io.github.liqscape.paper.review.ReviewDecision;
import java.io.IOException;
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
 * @param ownFills comparisons with the user's own fills
 */
public record PaperNotes(
    List<RuleNote> rules,
    List<Declaration> declarations,
    List<Drill> drills,
    List<SignOff> signOffs,
    List<ReviewDecision> decisions,
    List<Judgement> judgements,
    List<OwnFillNote> ownFills) {

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

  /**
   * Paper was compared with fills that a person imported.
   *
   * @param ruleHash whose fills on paper
   * @param timeNanos when
   * @param fileHash SHA-256 of what was imported, in hexadecimal digits
   * @param comparison what came of it
   */
  public record OwnFillNote(
      String ruleHash, long timeNanos, String fileHash, OwnFillComparison comparison) {}

  public PaperNotes {
    rules = List.copyOf(rules);
    declarations = List.copyOf(declarations);
    drills = List.copyOf(drills);
    signOffs = List.copyOf(signOffs);
    decisions = List.copyOf(decisions);
    judgements = List.copyOf(judgements);
    ownFills = List.copyOf(ownFills);
  }

  /**
   * Reads notes.
   *
   * @throws IllegalArgumentException if one of a kind that is ours cannot be read
   */
  public static PaperNotes of(List<PaperNote> notes) {
    NoteReader into = new NoteReader();
    for (PaperNote note : notes) {
      try {
        into.add(note);
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

  /** The entry since which the newest rule has been in force without a break, 0 without a rule. */
  public long ruleSince() {
    long since = 0;
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (!rules.get(i).binding().hash().equals(rules.get(rules.size() - 1).binding().hash())) {
        break;
      }
      since = rules.get(i).sequence();
    }
    return since;
  }

  /** The newest comparison with own fills that was made of a rule. */
  public Optional<OwnFillNote> ownFillsOf(String ruleHash) {
    return ownFills.stream()
        .filter(note -> note.ruleHash().equals(ruleHash))
        .reduce((before, newer) -> newer);
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

  /** What came of a comparison with own fills; {@code fileHash} tells which file. */
  public static void ownFills(
      PaperBroker account, String ruleHash, String fileHash, OwnFillComparison made) {
    account.note(
        "own-fills",
        JSON.createObjectNode()
            .put("ruleHash", ruleHash)
            .put("fileHash", fileHash)
            .put("pairs", made.pairs())
            .put("medianTicks", made.medianTicks())
            .put("p95Ticks", made.p95Ticks())
            .put("allowanceTicks", made.allowanceTicks())
            .toString());
  }
}
