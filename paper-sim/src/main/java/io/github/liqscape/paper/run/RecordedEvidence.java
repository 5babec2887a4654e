// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.paper.PaperJournals;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.gate.Declaration;
import io.github.liqscape.paper.gate.GateEvidence;
import io.github.liqscape.paper.gate.GateTrade;
import io.github.liqscape.paper.gate.Stage;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.stats.TradeMeasures;
import io.github.liqscape.paper.review.stats.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the gate is told of a run: everything from its journal, replayed once more, and nothing
 * that a person counted.
 */
public final class RecordedEvidence {

  private RecordedEvidence() {}

  /**
   * Evidence of a run on paper with its own review and nothing beside it.
   *
   * @param journal of a paper account that is closed
   * @throws IllegalArgumentException as {@link PaperRecord#read}
   */
  public static GateEvidence.Builder of(Path journal) {
    PaperRecord record = PaperRecord.read(journal, nanos -> {});
    return of(journal, record, record.review(), Stage.PAPER, List.of());
  }

  /**
   * Evidence of a run.
   *
   * @param journal where the record was read from; it is replayed again, for the second hash
   * @param beside other runs of the rule: their variants count, and trades of the first, if there
   *     is one, are the backtest that the drawdown is held against
   */
  public static GateEvidence.Builder of(
      Path journal, PaperRecord record, ReviewReport review, Stage stage,
      List<PaperRecord> beside) {
    String hash = record.ruleHash();
    GateEvidence.Builder evidence =
        GateEvidence.of(
                record.rule().map(PaperNotes.RuleNote::ruleVersion).orElse("none"), hash, stage,
                record.account().now())
            .variants(variants(record, beside))
            .trades(trades(record))
            .books(record.ledgerDifferenceE8(), review.triggers().duplicates().size())
            .replays(replays(journal, record))
            .drills(record.notes().drills())
            .signOffs(record.notes().signOffs())
            .openFindings(review.open().size());
    for (Declaration made : record.notes().declarations()) {
      if (made.ruleHash().equals(hash)) {
        // The first one counts: a later one has seen trades.
        evidence.declaration(made);
        break;
      }
    }
    if (!review.trades().isEmpty()) {
      evidence.rates(review.rates());
      List<Candle> candles =
          record.candles().getOrDefault(review.trades().get(0).instrument(), List.of());
      evidence.volatility(DayRanges.of(candles));
    }
    if (!beside.isEmpty()) {
      evidence.backtest(backtest(beside.get(0)));
    }
    record.notes().ownFillsOf(hash).ifPresent(note -> evidence.ownFills(note.comparison()));
    record.othersPassedSince().ifPresent(evidence::othersPassedSince);
    return evidence;
  }

  private static List<String> variants(PaperRecord record, List<PaperRecord> beside) {
    List<String> hashes = new ArrayList<>();
    record.notes().rules().forEach(rule -> hashes.add(rule.binding().hash()));
    for (PaperRecord other : beside) {
      other.notes().rules().forEach(rule -> hashes.add(rule.binding().hash()));
    }
    return hashes;
  }

  private static List<GateTrade> trades(PaperRecord record) {
    List<GateTrade> trades = new ArrayList<>();
    for (PaperTrade trade : record.trades()) {
      trades.add(GateTrade.of(trade, record.ruleHash(trade)));
    }
    return trades;
  }

  /** What was written counts as a replay of its own where it says something else. */
  private static List<String> replays(Path journal, PaperRecord record) {
    PaperJournals.Replay again =
        PaperJournals.replay(journal, new PaperJournals.Listener() {});
    List<String> hashes = new ArrayList<>(List.of(hash(record.replay()), hash(again)));
    record.replay().difference().ifPresent(d -> hashes.add("as written"));
    return hashes;
  }

  private static String hash(PaperJournals.Replay replay) {
    return replay
        .difference()
        .map(d -> "differs at " + d.sequence())
        .orElseGet(() -> replay.account().stateHash());
  }

  private static List<Double> backtest(PaperRecord of) {
    List<Double> results = new ArrayList<>();
    for (PaperTrade trade : of.trades()) {
      OptionalDouble r = TradeMeasures.of(trade).r(trade, Variant.CHOSEN);
      r.ifPresent(results::add);
    }
    return results;
  }
}
