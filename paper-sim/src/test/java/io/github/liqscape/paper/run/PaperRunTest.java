// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.Durability;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.paper.PaperCount;
import io.github.liqscape.paper.PaperJournals;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.gate.ConditionId;
import io.github.liqscape.paper.gate.Declaration;
import io.github.liqscape.paper.gate.Drill;
import io.github.liqscape.paper.gate.EdgeTest;
import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.gate.RuleBinding;
import io.github.liqscape.paper.gate.Stage;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.paper.review.ReviewDecision;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.stats.EquityPoint;
import io.github.liqscape.paper.review.stats.Variant;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperRunTest {

  private static final List<MarketEvent> EVENTS =
      WalkedCandles.events(WalkedCandles.candles(900, 7));
  private static final RuleBinding BINDING =
      new RuleBinding("1", "bars=10", "default", "2/5", "tiers", "a walk");

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private static PaperBrokerBuilder account() {
    return PaperBroker.builder()
        .account("USDT", "10000")
        .instrument(WalkedCandles.BTC, WalkedCandles.TIERS)
        .limits(RiskLimits.NONE);
  }

  private PaperRunResult recorded(Path journal) {
    try (PaperRun run =
        PaperRun.of(
            account().journal(journal).durability(Durability.ON_DEMAND).snapshotEvery(200),
            new FlipBot())) {
      PaperNotes.rule(run.broker(), "flip", "flip-1", BINDING);
      PaperNotes.declare(
          run.broker(), new Declaration(BINDING.hash(), 0, 0.15, 1.2, EdgeTest.FIXED, 400));
      run.all(EVENTS.iterator(), nanos -> {});
      return run.result();
    }
  }

  @Test
  void a_run_gives_trades_a_curve_and_what_was_refused() {
    FlipBot bot = new FlipBot();
    List<Long> progress = new ArrayList<>();
    try (PaperRun run = PaperRun.of(account(), bot)) {
      run.all(EVENTS.iterator(), progress::add);
      PaperRunResult result = run.result();
      assertThat(result.events()).isEqualTo(900).isEqualTo(progress.size());
      assertThat(result.trades()).hasSizeGreaterThan(20);
      assertThat(result.requests()).isGreaterThanOrEqualTo(result.trades().size());
      assertThat(result.fills())
          .isEqualTo(bot.told.stream().filter(PaperEvent.Filled.class::isInstance).count());
      // Before the first event, and every close of a candle.
      List<EquityPoint> curve = result.equity("USDT");
      assertThat(curve).hasSize(901);
      assertThat(curve.getLast().equityE8())
          .isEqualTo(result.balances().get(0).equity().movePointRight(8).longValueExact());
      assertThat(curve).allMatch(p -> p.depositedE8() == 10_000_00000000L);
      assertThat(result.netE8("USDT", Variant.WORST))
          .isLessThanOrEqualTo(result.netE8("USDT", Variant.CHOSEN));
      assertThat(result.counts()).isEmpty();
      assertThat(bot.times).isSorted();
      assertThat(run.door().submit(order("x", 0.0001)).ok()).isFalse();
      assertThat(run.result().rejected()).containsEntry(RejectReason.OFF_LOT, 1L);
    }
  }

  private static Order order(String id, double quantity) {
    return Order.market(id, WalkedCandles.BTC, OrderSide.BUY, quantity).build();
  }

  @Test
  void a_bot_is_asked_after_the_account_has_seen_the_event_and_told_of_fills_before() {
    List<String> seen = new ArrayList<>();
    PaperBot bot =
        new PaperBot() {
          @Override
          public void onEvent(MarketEvent event, BotDoor door) {
            seen.add("event " + door.positions().size());
            if (seen.size() == 1) {
              door.submit(order(door.nextId(), 0.01));
            }
          }

          @Override
          public void onChange(PaperEvent change, BotDoor door) {
            if (change instanceof PaperEvent.Filled) {
              seen.add("filled");
            }
          }
        };
    try (PaperRun run = PaperRun.of(account(), bot)) {
      run.all(EVENTS.subList(0, 2).iterator(), nanos -> {});
    }
    assertThat(seen).containsExactly("event 0", "filled", "event 1");
  }

  @Test
  void the_same_events_again_have_no_effect() {
    try (PaperRun run = PaperRun.of(account(), new FlipBot())) {
      run.all(EVENTS.iterator(), nanos -> {});
      PaperRunResult before = run.result();
      run.apply(EVENTS.get(5));
      assertThat(run.result().counts().keySet())
          .containsAnyOf(PaperCount.LATE, PaperCount.OUT_OF_ORDER);
      assertThat(run.result().trades()).isEqualTo(before.trades());
    }
  }

  @Test
  void a_journal_tells_the_run_as_it_was() {
    Path journal = folder.resolve("journal");
    PaperRunResult result = recorded(journal);
    PaperRecord record = PaperRecord.read(journal, nanos -> {});
    assertThat(record.replay().difference()).isEmpty();
    assertThat(record.account().stateHash()).isEqualTo(result.stateHash());
    assertThat(record.trades()).isEqualTo(result.trades());
    assertThat(record.equity().get("USDT")).isEqualTo(result.equity("USDT"));
    assertThat(record.candles().get(WalkedCandles.BTC)).hasSize(900);
    assertThat(record.ledgerDifferenceE8()).isZero();
    assertThat(record.replay().entries()).isEqualTo(result.lastSequence());
    assertThat(record.ruleHash()).isEqualTo(BINDING.hash());
    assertThat(record.trades().stream().map(record::ruleHash).distinct())
        .containsExactly(BINDING.hash());
    assertThat(PaperJournals.terms(journal)).hasToString(record.terms().toString());
    assertThat(PaperJournals.notes(journal)).hasSize(2);
  }

  @Test
  void a_replay_names_the_first_entry_that_differs() {
    Path journal = folder.resolve("journal");
    recorded(journal);
    Path other = folder.resolve("other");
    // The same entries, but one candle in the middle was lost.
    try (Journal copy = Journal.at(other).open();
        JournalCursor entries = Journal.read(journal)) {
      while (entries.hasNext()) {
        JournalEntry e = entries.next();
        if (e.sequence() != 400) {
          copy.append(e.type(), e.version(), e.eventNanos(), e.payload());
        }
      }
    }
    PaperRecord record = PaperRecord.read(other, nanos -> {});
    PaperJournals.Difference difference = record.replay().difference().orElseThrow();
    assertThat(difference.sequence()).isBetween(400L, 420L);
    assertThat(difference.words()).isNotBlank();
    assertThat(record.replay().entries()).isEqualTo(difference.sequence());
  }

  @Test
  void notes_come_back_as_they_were_given() {
    Path journal = folder.resolve("journal");
    recorded(journal);
    try (PaperBroker account =
        PaperBroker.builder().terms(PaperJournals.terms(journal)).journal(journal).build()) {
      PaperNotes.drill(account, Drill.Kind.RESTART, true);
      PaperNotes.signOff(account, "Ada", "h", Optional.of(ConditionId.G2));
      PaperNotes.decide(account, "paper-1", ReviewDecision.Status.FIXED, "Bo", "moved \"it\"");
      PaperNotes.judged(account, "h", false);
      PaperNotes.judged(account, "h", true);
      account.note("diary", "not ours, and no JSON");
    }
    PaperNotes notes = PaperNotes.of(PaperJournals.notes(journal));
    assertThat(notes.rules()).hasSize(1);
    assertThat(notes.rules().get(0).binding()).isEqualTo(BINDING);
    assertThat(notes.declarations().get(0).trades()).isEqualTo(400);
    assertThat(notes.drills().get(0).passed()).isTrue();
    assertThat(notes.signOffs().get(0).waives()).contains(ConditionId.G2);
    assertThat(notes.decisions().get(0).note()).isEqualTo("moved \"it\"");
    assertThat(notes.othersPassedSince("h")).isPresent();
    assertThat(notes.othersPassedSince("other")).isEmpty();
  }

  @Test
  void a_note_of_ours_that_is_broken_is_told_with_its_number() {
    try (PaperBroker account = account().build()) {
      account.note("drill", "{\"kind\":\"RESTART\"}");
      assertThatThrownBy(() -> PaperNotes.of(account.notes()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("of kind drill")
          .hasMessageContaining("passed is missing");
    }
  }

  @Test
  void the_gate_hears_of_a_run_what_its_journal_says() {
    Path journal = folder.resolve("journal");
    recorded(journal);
    PaperRecord record = PaperRecord.read(journal, nanos -> {});
    ReviewReport review = record.review();
    GateReport report =
        PromotionGate.standard()
            .judge(
                RecordedEvidence.of(journal, record, review, Stage.PAPER, List.of(record))
                    .build());
    assertThat(report.ready()).isFalse();
    assertThat(report.variants()).isEqualTo(1);
    assertThat(report.requiredTrades()).isEqualTo(396);
    assertThat(report.condition(ConditionId.G7).pass()).as(report.text()).isTrue();
    assertThat(report.condition(ConditionId.G5).n()).isEqualTo(review.trades().size());
    assertThat(report.condition(ConditionId.G4).n()).isPositive();
    assertThat(report.condition(ConditionId.G8).pass()).isFalse();
  }

  @Test
  void drills_are_carried_out() {
    Path journal = folder.resolve("journal");
    recorded(journal);
    PaperRecord record = PaperRecord.read(journal, nanos -> {});
    assertThat(PaperDrills.killSwitch(journal)).isTrue();
    try (PaperBroker again =
        PaperBroker.builder().terms(record.terms()).journal(journal).build()) {
      assertThat(PaperDrills.restart(record, again)).isTrue();
      again.deposit("USDT", BigDecimal.ONE);
      assertThat(PaperDrills.restart(record, again)).isFalse();
    }
  }

  @Test
  void what_is_no_journal_is_refused() throws IOException {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> PaperJournals.terms(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no journal in");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> PaperRecord.read(empty, nanos -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
  }
}
