// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static io.github.liqscape.instrument.OrderSide.BUY;
import static io.github.liqscape.instrument.OrderSide.SELL;
import static io.github.liqscape.paper.GapRig.X;
import static io.github.liqscape.paper.GapRig.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.naive.PaperScenario;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.policy.FillPolicy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gaps in the journal: applied again they give the same; older journals mean what they meant. */
class PaperGapJournalTest {

  private static final int SCRIPTS = Boolean.getBoolean("liqscape.thorough") ? 100 : 2;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void a_run_with_gaps_interrupted_after_any_step_is_the_run_that_was_not(int every) {
    for (int seed = 1; seed <= SCRIPTS; seed++) {
      PaperScenario script = PaperScenario.withGaps(seed);
      ScriptedLife whole = new ScriptedLife(script, new FakeDisk(), every, 0);
      assertThat(whole.play()).isTrue();
      FakeDisk disk = new FakeDisk();
      int played = 0;
      while (played < script.steps().size()) {
        ScriptedLife part = new ScriptedLife(script, disk, every, played);
        part.play(Math.min(script.steps().size(), played + 1 + (played + seed) % 29));
        for (ScriptedLife.After after : part.steps) {
          assertThat(after.unnumbered())
              .as("seed %s step %s", seed, played)
              .isEqualTo(whole.steps.get(played).unnumbered());
          played++;
        }
        part.venue.broker().close();
        disk.crash(new Random(played));
      }
    }
  }

  private static List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    inputs.add(new Input.Deposit("USDT", 1_000_000_00000000L, PaperJournal.OPENING));
    inputs.add(new Input.Submit(Order.market("in", X, BUY, 10).build()));
    inputs.add(new Input.Event(trade(5, 100)));
    inputs.add(new Input.Submit(Order.stop("out", X, SELL, 10, 90).reduceOnly().build()));
    inputs.add(
        new Input.Event(
            new StreamGap(
                X, at(60), at(60), StreamKind.TRADE, at(6), at(60),
                StreamGap.Cause.DISCONNECT, false)));
    inputs.add(new Input.Event(trade(61, 89)));
    inputs.add(new Input.Event(trade(62, 88)));
    return inputs;
  }

  private static Trade trade(int second, double price) {
    return new Trade(X, at(second), at(second), "t" + second, price, 100, SELL);
  }

  private static PaperBrokerBuilder account(FakeDisk disk) {
    return GapRig.builder(FillPolicy.FRICTIONLESS, 1).journal(ScriptedLife.JOURNAL).disk(disk);
  }

  /** A journal as the first version wrote it, when a gap was only counted. */
  private static FakeDisk firstVersion(int snapshotAfter) {
    FakeDisk disk = new FakeDisk();
    PaperCore core = new PaperCore(account(new FakeDisk()).build().terms());
    core.gaps.heeded = false;
    PaperJournal codec = new PaperJournal(core.terms);
    try (Journal journal = Journal.at(ScriptedLife.JOURNAL).disk(disk).open()) {
      journal.append(PaperJournal.TERMS, 1, 0, TermsCodec.bytes(core.terms));
      int written = 0;
      for (Input input : inputs()) {
        core.sequence = journal.lastSequence() + 1;
        input.on(core);
        journal.append(PaperJournal.INPUT, 1, core.now, codec.input(input, core.drain()));
        if (++written == snapshotAfter) {
          journal.append(PaperJournal.SNAPSHOT, 1, core.now, codec.snapshot(core));
        }
      }
    }
    return disk;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 7})
  void a_journal_of_the_first_version_means_what_it_meant_and_is_gone_on_with(int snapshotAfter) {
    FakeDisk disk = firstVersion(snapshotAfter);
    String hash;
    try (PaperBroker broker = account(disk).build()) {
      assertThat(broker.trades().getFirst().flags()).isEmpty();
      broker.submit(Order.market("again", X, BUY, 10).build());
      broker.apply(trade(63, 88));
      broker.fillGap(OfflineGap.unknown(at(63), at(120), List.of(X)));
      hash = broker.stateHash();
    }
    try (PaperBroker broker = account(disk).build()) {
      assertThat(broker.stateHash()).isEqualTo(hash);
      assertThat(broker.positions().getFirst().unverified()).isTrue();
    }
  }

  @Test
  void the_same_inputs_written_today_leave_a_doubt() {
    FakeDisk disk = new FakeDisk();
    try (PaperBroker broker = account(disk).build()) {
      for (Input input : inputs()) {
        if (input instanceof Input.Submit s) {
          broker.submit(s.order());
        } else if (input instanceof Input.Event e) {
          broker.apply(e.event());
        }
      }
      assertThat(broker.trades().getFirst().flags()).containsExactly(FillFlag.UNVERIFIED);
    }
  }

  @Test
  void a_state_without_gaps_is_saved_as_the_first_version_and_one_with_them_as_the_second() {
    GapRig rig = GapRig.calm();
    PaperCore core = new PaperCore(rig.broker.terms());
    SnapshotCodec codec = new SnapshotCodec(new Instruments(List.of(X)), true);
    new Input.Event(trade(1, 100)).on(core);
    int version = 4 + 1 + "paper-account".length();
    assertThat(ByteBuffer.wrap(codec.save(core)).getInt(version)).isEqualTo(1);
    new Input.FillGap(OfflineGap.unknown(at(1), at(60), List.of(X))).on(core);
    assertThat(ByteBuffer.wrap(codec.save(core)).getInt(version)).isEqualTo(2);
  }
}
