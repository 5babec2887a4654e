// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.paper.naive.PaperScenario;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a crash leaves, the account is what it was after some input, and nothing that was answered or
 * told is missing. A disk that loses what was not forced, in any order and by half.
 */
class PaperCrashTest {

  private static final boolean THOROUGH = Boolean.getBoolean("liqscape.thorough");
  private static final int SCRIPTS =
      Integer.getInteger("liqscape.paper.scripts", THOROUGH ? 40 : 3);
  private static final int SEEDS = THOROUGH ? 5 : 1;
  private static final int STEPS = THOROUGH ? 120 : 40;

  private static PaperScenario script(long seed) {
    PaperScenario whole = PaperScenario.of(seed);
    int steps = Math.min(STEPS, whole.steps().size());
    return new PaperScenario(seed, whole.terms(), whole.steps().subList(0, steps));
  }

  private static ScriptedLife whole(PaperScenario script, FakeDisk disk, int snapshotEvery) {
    ScriptedLife life = new ScriptedLife(script, disk, snapshotEvery, 0);
    assertThat(life.play()).isTrue();
    return life;
  }

  private static FakeDisk copy(FakeDisk disk) {
    FakeDisk copy = new FakeDisk();
    for (Path file : disk.files()) {
      copy.replace(file, disk.bytes(file));
    }
    return copy;
  }

  private static Path segment(FakeDisk disk) {
    return disk.files().stream()
        .filter(f -> disk.bytes(f).length > 500)
        .findFirst()
        .orElseThrow();
  }

  /** The state is that of the uninterrupted run at the same entry, and going on gives the same. */
  private static void goesOn(ScriptedLife whole, FakeDisk disk, int snapshotEvery, long least) {
    long sequence;
    try (PaperBroker again = ScriptedLife.builder(whole.script, disk).build()) {
      sequence = again.lastSequence();
      assertThat(sequence).as("what was acknowledged").isGreaterThanOrEqualTo(least);
      String hash = whole.hashes().get(sequence);
      if (sequence > 1) {
        assertThat(again.stateHash()).as("state at entry %s", sequence).isEqualTo(hash);
      }
    }
    int from = whole.played(sequence);
    ScriptedLife next = new ScriptedLife(whole.script, disk, snapshotEvery, from);
    assertThat(next.play()).isTrue();
    for (int i = 0; i < next.steps.size(); i++) {
      ScriptedLife.After then = whole.steps.get(from + i);
      ScriptedLife.After now = next.steps.get(i);
      assertThat(now.unnumbered()).isEqualTo(then.unnumbered());
    }
    next.venue.broker().close();
  }

  @Test
  void what_was_acknowledged_outlives_a_power_cut_at_any_operation_of_the_disk() {
    int cuts = 0;
    for (int seed = 1; seed <= SCRIPTS; seed++) {
      PaperScenario script = script(seed);
      int every = new int[] {7, 1, 10_000}[seed % 3];
      ScriptedLife whole = whole(script, new FakeDisk(), every);
      boolean completed = false;
      for (int step = 0; !completed; step++) {
        for (int n = 0; n < SEEDS; n++) {
          FakeDisk disk = new FakeDisk();
          disk.stepsLeft = step;
          long least = 0;
          try {
            ScriptedLife life = new ScriptedLife(script, disk, every, 0);
            completed = life.play();
            for (int i = 0; i < life.steps.size(); i++) {
              ScriptedLife.After after = life.steps.get(i);
              assertThat(after).isEqualTo(whole.steps.get(i));
              // A snapshot behind it is not acknowledged.
              if (after.acknowledged()) {
                least = after.snapshot() ? after.sequence() - 1 : after.sequence();
              }
            }
            assertThat(life.venue.drain()).as("told before it is durable").isEmpty();
          } catch (JournalException off) {
            assertThat(off).hasMessageContaining("power");
          }
          disk.crash(new Random(1_000L * step + n));
          goesOn(whole, disk, every, least);
          cuts++;
        }
      }
    }
    System.out.println("power cuts survived: " + cuts);
    assertThat(cuts).isGreaterThan(50 * SCRIPTS);
  }

  @Test
  void a_journal_cut_anywhere_is_a_prefix_of_what_happened() {
    int cuts = 0;
    for (int seed = 1; seed <= SCRIPTS; seed++) {
      PaperScenario script = script(seed);
      int every = new int[] {10_000, 7, 1}[seed % 3];
      FakeDisk disk = new FakeDisk();
      ScriptedLife whole = whole(script, disk, every);
      whole.venue.broker().close();
      Map<Long, String> hashes = whole.hashes();
      Path segment = segment(disk);
      byte[] bytes = disk.bytes(segment);
      long last = Long.MAX_VALUE;
      for (int cut = bytes.length; cut >= 0; cut -= 41) {
        FakeDisk torn = copy(disk);
        torn.replace(segment, Arrays.copyOf(bytes, cut));
        try (PaperBroker again = ScriptedLife.builder(script, torn).build()) {
          long sequence = again.lastSequence();
          assertThat(sequence).isLessThanOrEqualTo(last);
          if (sequence > 1) {
            assertThat(again.stateHash()).isEqualTo(hashes.get(sequence));
          }
          last = sequence;
        } catch (JournalException e) {
          assertThat(cut).as("%s", e).isLessThan(200);
        }
        cuts++;
      }
    }
    System.out.println("journals cut: " + cuts);
  }

  @Test
  void a_flipped_bit_is_refused_and_said_or_it_is_a_torn_tail() {
    int refused = 0;
    int flips = 0;
    for (int seed = 1; seed <= SCRIPTS; seed++) {
      PaperScenario script = script(seed);
      FakeDisk disk = new FakeDisk();
      ScriptedLife whole = whole(script, disk, 7);
      whole.venue.broker().close();
      Map<Long, String> hashes = whole.hashes();
      long last = whole.steps.getLast().sequence();
      Path segment = segment(disk);
      byte[] bytes = disk.bytes(segment);
      for (int at = seed % 7; at < bytes.length; at += THOROUGH ? 3 : 211) {
        byte[] bad = bytes.clone();
        bad[at] ^= (byte) (1 << (at * 31L % 8));
        FakeDisk flipped = copy(disk);
        flipped.replace(segment, bad);
        flips++;
        try (PaperBroker again = ScriptedLife.builder(script, flipped).build()) {
          assertThat(again.lastSequence()).as("flip at %s", at).isGreaterThanOrEqualTo(last - 1);
          assertThat(again.stateHash()).isEqualTo(hashes.get(again.lastSequence()));
        } catch (JournalException e) {
          assertThat(e).hasMessageContaining("journal");
          refused++;
        }
      }
    }
    System.out.println("bits flipped: " + flips + ", refused " + refused);
    assertThat(refused).isGreaterThan(flips * 8 / 10);
  }
}
