// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.paper.Durability;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.paper.run.PaperRecord;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.paper.run.PaperRunResult;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.study.SetupStudy;
import io.github.liqscape.setup.study.StudyProgress;
import io.github.liqscape.setup.study.StudyReport;
import io.github.liqscape.setup.study.StudyTrade;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Setup engines and one paper account over whole recorded markets: the books balance after every
 * event, the journal replays to the same state, and each setup ends as the study labels it or says
 * why it does not.
 */
class RecordedRunTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void three_days_of_the_cascade_balance_and_replay() {
    whole(
        "three days of the cascade",
        RecordedMarkets.cascade(
            Instant.parse("2025-10-08T12:00:00Z"), Instant.parse("2025-10-11T12:00:00Z")));
  }

  @Test
  void the_whole_recorded_cascade_balances_and_replays() {
    RecordedMarkets.assumeThorough();
    whole("the cascade", RecordedMarkets.cascade(Instant.EPOCH, Instant.MAX));
  }

  @Test
  void the_recorded_year_of_three_coins_balances_and_replays() {
    RecordedMarkets.assumeThorough();
    whole(
        "the year",
        RecordedMarkets.year().stream().filter(s -> s.name().startsWith("binance")).toList());
  }

  private void whole(String name, List<StudySource> sources) {
    long begun = System.nanoTime();
    Path journal = folder.resolve("journal");
    List<LabelledBot> engines = sources.stream().map(LabelledBot::new).toList();
    RunBooks books = new RunBooks("USDT");
    List<PaperBot> bots = new ArrayList<>(engines);
    bots.add(books);
    PaperRunResult result;
    try (PaperRun run = PaperRun.of(account(sources).journal(journal), bots, books)) {
      run.all(RecordedMarkets.events(sources).iterator(), nanos -> {});
      result = run.result();
    }
    PaperRecord record = PaperRecord.read(journal, nanos -> {});
    assertThat(record.replay().difference()).isEmpty();
    assertThat(record.account().stateHash()).isEqualTo(result.stateHash());
    assertThat(record.ledgerDifferenceE8()).isZero();
    assertThat(record.trades().stream().map(PaperTrade::fills).toList())
        .isEqualTo(result.trades().stream().map(PaperTrade::fills).toList());

    StudyReport study =
        SetupStudy.of(1)
            .run(name, sources.stream().map(StudySource::market).toList(), StudyProgress.SILENT);
    List<Setup.Trade> made =
        engines.stream().flatMap(engine -> engine.setups().stream()).toList();
    assertThat(made).isEqualTo(study.trades().stream().map(StudyTrade::setup).toList());
    Map<String, Integer> reasons = reasons(engines, result.trades(), study.trades());
    System.out.printf(
        "%s: %d events, %s; %d trades, %d ambiguous; %d journal entries, state hash %.16s;"
            + " setups %s; %.1f s%n",
        name, result.events(), books.words(), result.trades().size(), result.ambiguousTrades(),
        result.lastSequence(), result.stateHash(), reasons, (System.nanoTime() - begun) / 1e9);
    assertThat(result.trades()).isNotEmpty();
  }

  private static PaperBrokerBuilder account(List<StudySource> sources) {
    PaperBrokerBuilder account =
        PaperBroker.builder()
            .account("USDT", "10000")
            .limits(RiskLimits.NONE)
            .durability(Durability.ON_DEMAND);
    for (StudySource source : sources) {
      account.instrument(
          InstrumentTerms.of(source.instrument(), StandInTiers.of(source.instrument())));
    }
    return account;
  }

  /** How many setups ended as labelled, and why the others did not; every one has its reason. */
  private static Map<String, Integer> reasons(
      List<LabelledBot> engines, List<PaperTrade> trades, List<StudyTrade> labelled) {
    Map<Setup.Trade, String> answers =
        engines.stream()
            .flatMap(engine -> engine.answers().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<Setup.Trade, List<PaperTrade>> outcomes =
        trades.stream()
            .filter(trade -> trade.origin() != null)
            .collect(Collectors.groupingBy(PaperTrade::origin));
    Map<String, Integer> reasons = new TreeMap<>();
    for (StudyTrade trade : labelled) {
      String answer = answers.getOrDefault(trade.setup(), "unseen");
      List<PaperTrade> paper = outcomes.getOrDefault(trade.setup(), List.of());
      String reason =
          answer.equals(LabelledBot.SUBMITTED)
              ? LabelAndTrade.compare(trade, paper).toString()
              : answer;
      reasons.merge(reason, 1, Integer::sum);
      if (reason.equals(LabelAndTrade.UNEXPLAINED.toString())) {
        System.out.println(trade.market() + " " + trade.label() + " and " + paper);
      }
    }
    assertThat(reasons).doesNotContainKeys(LabelAndTrade.UNEXPLAINED.toString(), "unseen");
    return reasons;
  }
}
