// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.account.PaperBalance;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.naive.PaperScenario;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.paper.policy.RiskLimits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening a journal again: the same account, bit for bit, or a clear refusal. */
class PaperReplayTest {

  private static final int SCRIPTS = Boolean.getBoolean("liqscape.thorough") ? 2_000 : 25;

  private static final Instrument LINEAR =
      Instrument.linear(Venue.BYBIT, "XUSDT", "X", "USDT").tickSize("0.01").lotSize("0.001").build();
  private static final Instrument INVERSE =
      Instrument.inverse(Venue.BYBIT, "YUSD", "Y", "USD")
          .tickSize("0.5").lotSize("1").contractSize("1").build();

  private static MarginTiers tiers(MarginTiers.Unit unit) {
    return MarginTiers.builder(unit, LocalDate.of(2026, 1, 1), "test")
        .unboundedTier("0", "0.004")
        .build();
  }

  private static PaperBrokerBuilder account(FakeDisk disk) {
    return PaperBroker.builder()
        .instrument(LINEAR, tiers(MarginTiers.Unit.QUOTE))
        .instrument(INVERSE, tiers(MarginTiers.Unit.COIN))
        .account("USDT", "1000")
        .account("Y", "2")
        .journal(ScriptedLife.JOURNAL)
        .disk(disk);
  }

  private static List<JournalEntry> entries(FakeDisk disk) {
    List<JournalEntry> entries = new ArrayList<>();
    try (Journal journal = Journal.at(ScriptedLife.JOURNAL).disk(disk).open();
        JournalCursor cursor = journal.cursor()) {
      while (cursor.hasNext()) {
        entries.add(cursor.next());
      }
    }
    return entries;
  }

  /** The state when all inputs are applied again and no snapshot is read. */
  private static String replayed(PaperScenario script, List<JournalEntry> entries) {
    PaperCore core = new PaperCore(script.terms());
    PaperJournal codec = new PaperJournal(script.terms());
    for (JournalEntry entry : entries) {
      codec.replay(entry, core, (input, answer, brought) -> {});
    }
    return core.describe() + Arrays.hashCode(codec.snapshot(core));
  }

  /** The state when the newest snapshot before an entry is read and what follows is applied. */
  private static String restored(PaperScenario script, List<JournalEntry> entries) {
    PaperCore core = new PaperCore(script.terms());
    PaperJournal codec = new PaperJournal(script.terms());
    int from = 0;
    for (int i = 0; i < entries.size(); i++) {
      from = entries.get(i).type() == PaperJournal.SNAPSHOT ? i : from;
    }
    if (from > 0) {
      codec.restore(entries.get(from), core);
    }
    for (JournalEntry entry : entries.subList(from, entries.size())) {
      codec.replay(entry, core, (input, answer, brought) -> {});
    }
    return core.describe() + Arrays.hashCode(codec.snapshot(core));
  }

  @Test
  void snapshot_and_tail_are_the_full_replay_after_every_step() {
    for (int seed = 1; seed <= SCRIPTS; seed++) {
      PaperScenario script = PaperScenario.of(seed);
      FakeDisk disk = new FakeDisk();
      int every = 1 + seed % 40;
      ScriptedLife life = new ScriptedLife(script, disk, every, 0);
      assertThat(life.play()).isTrue();
      life.venue.broker().close();
      List<JournalEntry> entries = entries(disk);
      Random random = new Random(seed);
      for (int i = 0; i < 4; i++) {
        List<JournalEntry> prefix = entries.subList(0, 1 + random.nextInt(entries.size()));
        assertThat(restored(script, prefix))
            .as("seed %s, %s entries", seed, prefix.size())
            .isEqualTo(replayed(script, prefix));
      }
      // The rest is compared with what was written: replay refuses what differs.
      restored(script, entries);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void a_run_interrupted_after_any_step_is_the_run_that_was_not(int every) {
    for (int seed = 1; seed <= Math.max(4, SCRIPTS / 50); seed++) {
      PaperScenario script = PaperScenario.of(seed);
      ScriptedLife whole = new ScriptedLife(script, new FakeDisk(), every, 0);
      assertThat(whole.play()).isTrue();
      FakeDisk disk = new FakeDisk();
      int played = 0;
      while (played < script.steps().size()) {
        ScriptedLife part = new ScriptedLife(script, disk, every, played);
        part.play(Math.min(script.steps().size(), played + 1 + (played + seed) % 9));
        for (ScriptedLife.After after : part.steps) {
          assertThat(after.answer()).isEqualTo(whole.steps.get(played).answer());
          assertThat(after.told()).isEqualTo(whole.steps.get(played).told());
          assertThat(after.hash()).isEqualTo(whole.steps.get(played).hash());
          played++;
        }
        part.venue.broker().close();
        disk.crash(new Random(played));
      }
    }
  }

  @Test
  void two_runs_write_the_same_bytes() {
    for (int seed = 1; seed <= 10; seed++) {
      FakeDisk one = new FakeDisk();
      FakeDisk two = new FakeDisk();
      for (FakeDisk disk : List.of(one, two)) {
        ScriptedLife life = new ScriptedLife(PaperScenario.of(seed), disk, 7, 0);
        life.play();
        life.venue.broker().close();
      }
      assertThat(one.files()).isEqualTo(two.files());
      for (Path file : one.files()) {
        assertThat(one.bytes(file)).as("%s of seed %s", file, seed).isEqualTo(two.bytes(file));
      }
    }
  }

  @Test
  void other_terms_are_refused_and_the_journal_is_left_alone() {
    FakeDisk disk = new FakeDisk();
    account(disk).build().close();
    List<JournalEntry> before = entries(disk);
    assertThatThrownBy(() -> account(disk).runId("other").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("other terms");
    assertThat(entries(disk)).hasSameSizeAs(before);
    account(disk).build().close();
  }

  @Test
  void an_input_that_brought_about_something_else_is_refused() {
    FakeDisk disk = new FakeDisk();
    PaperTerms terms;
    try (PaperBroker broker = account(disk).build()) {
      terms = broker.terms();
      broker.deposit("USDT", BigDecimal.ONE);
    }
    try (Journal journal = Journal.at(ScriptedLife.JOURNAL).disk(disk).open()) {
      PaperJournal codec = new PaperJournal(terms);
      journal.append(
          PaperJournal.INPUT, PaperJournal.VERSION, 0,
          codec.input(new Input.Deposit("USDT", 5, "deposit"), List.of()));
    }
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> account(disk).build())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("replay differs at journal entry 5");
    }
  }

  @Test
  void an_entry_that_is_no_input_is_refused_and_the_journal_can_be_opened_by_others() {
    FakeDisk disk = new FakeDisk();
    account(disk).build().close();
    try (Journal journal = Journal.at(ScriptedLife.JOURNAL).disk(disk).open()) {
      journal.append(PaperJournal.INPUT, PaperJournal.VERSION, 0, new byte[] {0, 0, 0, 2, 1});
    }
    assertThatThrownBy(() -> account(disk).build()).isInstanceOf(RuntimeException.class);
    assertThat(entries(disk)).hasSize(4);
  }

  @Test
  void the_opening_money_of_every_asset_is_there_after_a_power_cut_at_any_step() {
    for (int step = 0, completed = 0; completed == 0; step++) {
      for (int seed = 0; seed < 4; seed++) {
        FakeDisk disk = new FakeDisk();
        disk.stepsLeft = step;
        try {
          account(disk).build();
          completed++;
        } catch (JournalException off) {
          assertThat(off).hasMessageContaining("power");
        }
        disk.crash(new Random(seed));
        try (PaperBroker broker = account(disk).build()) {
          assertThat(broker.balances())
              .as("cut after %s operations", step)
              .extracting(PaperBalance::wallet)
              .extracting(Object::toString)
              .containsExactly("1000.00000000", "2.00000000");
        }
      }
    }
  }

  @Test
  void money_given_to_a_new_account_is_not_given_to_one_that_is_there() {
    FakeDisk disk = new FakeDisk();
    try (PaperBroker broker = account(disk).build()) {
      assertThat(broker.withdraw("USDT", new BigDecimal("400")).ok()).isTrue();
    }
    try (PaperBroker broker = account(disk).account("Y", "9").build()) {
      assertThat(broker.balances())
          .extracting(PaperBalance::wallet)
          .extracting(Object::toString)
          .containsExactly("600.00000000", "2.00000000");
    }
  }

  @Test
  @SuppressWarnings("try") // closed in between, to be opened again
  void texts_of_any_length_are_refused_or_can_be_read_again() {
    String longText = "x".repeat(200_000);
    FakeDisk disk = new FakeDisk();
    List<Runnable> tries = new ArrayList<>();
    try (PaperBroker broker = account(disk).build()) {
      tries.add(() -> broker.cancel(longText));
      tries.add(() -> broker.amend(longText, 1, Double.NaN, Double.NaN));
      tries.add(() -> broker.submit(Order.market(longText, LINEAR, OrderSide.BUY, 1).build()));
      tries.add(() -> broker.halt(longText, false));
      tries.add(() -> broker.resume(longText));
      tries.add(() -> broker.note("kind".repeat(30), "text"));
      tries.add(() -> broker.note("kind", longText));
      tries.add(
          () ->
              broker.apply(
                  new Trade(
                      LINEAR, 1, 1, longText, 100, 1, OrderSide.BUY)));
      for (Runnable one : tries) {
        try {
          one.run();
        } catch (IllegalArgumentException refused) {
          assertThat(refused).hasMessageContaining("must");
        }
      }
      String hash = broker.stateHash();
      int notes = broker.notes().size();
      broker.close();
      try (PaperBroker again = account(disk).build()) {
        assertThat(again.stateHash()).isEqualTo(hash);
        assertThat(again.notes()).hasSize(notes);
      }
    }
  }

  private static void answering(FakeDisk disk, List<String> told, boolean failing) {
    PaperBroker[] at = new PaperBroker[1];
    PaperBroker broker =
        account(disk)
            .fills(FillPolicy.FRICTIONLESS)
            .listener(
                event -> {
                  told.add(event.toString());
                  if (event instanceof PaperEvent.Filled f && f.fill().number() == 1) {
                    Order next = Order.limit("b", LINEAR, OrderSide.BUY, 1, 50).build();
                    assertThat(at[0].submit(next).ok()).isTrue();
                    if (failing) {
                      throw new IllegalStateException("the bot's own fault");
                    }
                  }
                })
            .build();
    at[0] = broker;
    broker.submit(Order.limit("a", LINEAR, OrderSide.BUY, 1, 60).build());
    try {
      broker.apply(new Trade(LINEAR, 1, 1, "1", 59, 1, OrderSide.SELL));
    } catch (IllegalStateException e) {
      assertThat(failing).isTrue();
    }
    broker.cancel("b");
    broker.close();
    PaperCore core = new PaperCore(broker.terms());
    List<String> journaled = new ArrayList<>();
    for (JournalEntry entry : entries(disk)) {
      new PaperJournal(broker.terms())
          .replay(
              entry, core,
              (input, answer, brought) -> brought.forEach(e -> journaled.add(e.toString())));
    }
    assertThat(told).isEqualTo(journaled).anyMatch(e -> e.contains("orderId=b, status=OPEN"));
  }

  @Test
  void a_bot_that_answers_events_with_orders_is_told_everything_in_the_order_of_the_journal() {
    answering(new FakeDisk(), new ArrayList<>(), false);
  }

  @Test
  void what_a_bot_was_not_told_because_it_failed_comes_with_the_next_change() {
    answering(new FakeDisk(), new ArrayList<>(), true);
  }

  @Test
  void a_bot_that_answers_itself_for_ever_is_halted() {
    FakeDisk disk = new FakeDisk();
    PaperBroker[] at = new PaperBroker[1];
    int[] n = new int[1];
    PaperBroker broker =
        account(disk)
            .durability(Durability.ON_DEMAND)
            .fills(FillPolicy.FRICTIONLESS)
            .limits(RiskLimits.NONE)
            .listener(
                event -> {
                  if (event instanceof PaperEvent.OrderChanged c
                      && c.status() == OrderStatus.OPEN) {
                    at[0].cancel(c.orderId());
                    at[0].submit(
                        Order.limit("o" + ++n[0], LINEAR, OrderSide.BUY, 1, 50).build());
                  }
                })
            .build();
    at[0] = broker;
    broker.submit(Order.limit("o", LINEAR, OrderSide.BUY, 1, 50).build());
    assertThat(broker.riskState()).isEqualTo(RiskState.HALTED);
    assertThat(n[0]).isBetween(400, 1_000);
    String hash = broker.stateHash();
    broker.close();
    try (PaperBroker again = account(disk).fills(FillPolicy.FRICTIONLESS).limits(RiskLimits.NONE).build()) {
      assertThat(again.stateHash()).isEqualTo(hash);
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "liqscape.thorough",
      matches = "true",
      disabledReason = "more than a hundred thousand orders; run with -Pthorough")
  void a_snapshot_of_more_orders_than_are_remembered_can_be_read() {
    FakeDisk disk = new FakeDisk();
    String hash;
    PaperBrokerBuilder builder =
        account(disk).durability(Durability.ON_DEMAND).limits(RiskLimits.NONE);
    try (PaperBroker broker = builder.snapshotEvery(100_100).build()) {
      for (int i = 0; i < 100_101; i++) {
        broker.submit(
            Order.limit("paper-" + i + "-".repeat(20), LINEAR, OrderSide.BUY, 1, 5e5).build());
      }
      hash = broker.stateHash();
    }
    assertThat(disk.files().stream().mapToLong(f -> disk.bytes(f).length).max().orElse(0))
        .isGreaterThan(16L << 20);
    try (PaperBroker again = account(disk).limits(RiskLimits.NONE).build()) {
      assertThat(again.stateHash()).isEqualTo(hash);
    }
  }
}
