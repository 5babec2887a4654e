// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.paper.naive.PaperScenario;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * P6 of the reference: a cut at every byte of the journal recovers a committed prefix. An account
 * is opened at every byte of a life that holds every kind of entry. Of drawn scripts the journal is
 * read at every byte and must give the very entries before the cut; the account that follows from
 * so many entries is opened once for each of them: another cut in the same entry leaves the same.
 */
class PaperCutTest {

  private static final boolean THOROUGH = Boolean.getBoolean("liqscape.thorough");
  private static final int SCRIPTS =
      Integer.getInteger("liqscape.paper.scripts", THOROUGH ? 10 : 2);
  private static final int STEPS = THOROUGH ? 120 : 25;
  /** Below this a journal is not begun yet: its head is being written. */
  private static final int HEAD = 64;

  private static FakeDisk cut(FakeDisk disk, Path segment, byte[] bytes, int length) {
    FakeDisk torn = new FakeDisk();
    for (Path file : disk.files()) {
      torn.replace(file, file.equals(segment) ? Arrays.copyOf(bytes, length) : disk.bytes(file));
    }
    return torn;
  }

  private static Path segment(FakeDisk disk) {
    return disk.files().stream()
        .filter(f -> disk.bytes(f).length > 500)
        .findFirst()
        .orElseThrow();
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

  private static boolean same(List<JournalEntry> one, List<JournalEntry> other) {
    for (int i = 0; i < one.size(); i++) {
      JournalEntry a = one.get(i);
      JournalEntry b = other.get(i);
      if (a.sequence() != b.sequence() || a.type() != b.type() || a.version() != b.version()
          || a.eventNanos() != b.eventNanos() || !Arrays.equals(a.payload(), b.payload())) {
        return false;
      }
    }
    return true;
  }

  @Test
  void an_account_that_is_cut_at_any_byte_is_what_it_was_after_some_input() {
    int cuts = 0;
    for (int every : THOROUGH ? new int[] {1, 9, 10_000} : new int[] {9}) {
      FakeDisk disk = new FakeDisk();
      Map<Long, String> hashes = EveryRecord.live(disk, every);
      Path segment = segment(disk);
      byte[] bytes = disk.bytes(segment);
      long last = Long.MAX_VALUE;
      for (int length = bytes.length; length >= 0; length -= THOROUGH ? 1 : 37) {
        FakeDisk torn = cut(disk, segment, bytes, length);
        try (PaperBroker again = EveryRecord.account(torn).build()) {
          long sequence = again.lastSequence();
          assertThat(sequence).as("cut at %s", length).isLessThanOrEqualTo(last);
          // Before the opening money is in the journal a new account begins.
          if (sequence > 2) {
            assertThat(again.stateHash()).as("cut at %s", length).isEqualTo(hashes.get(sequence));
          }
          last = sequence;
        } catch (JournalException e) {
          assertThat(length).as("%s", e).isLessThan(HEAD);
        }
        cuts++;
      }
      assertThat(last).isEqualTo(2);
    }
    System.out.println("accounts opened on a cut journal: " + cuts);
  }

  @Test
  void the_life_that_is_cut_holds_every_kind_of_entry_and_of_input() {
    FakeDisk disk = new FakeDisk();
    EveryRecord.live(disk, 9);
    Set<Integer> types = new TreeSet<>();
    Set<Integer> inputs = new TreeSet<>();
    List<JournalEntry> all = entries(disk);
    PaperJournal codec = new PaperJournal(TermsCodec.terms(all.getFirst().payload()));
    for (JournalEntry entry : all) {
      types.add(entry.type());
      if (entry.type() == PaperJournal.INPUT) {
        inputs.add(ByteBuffer.wrap(entry.payload()).getInt());
      }
      for (Input input : codec.inputs(entry)) {
        inputs.add(ByteBuffer.wrap(codec.input(input, List.of())).getInt());
      }
    }
    assertThat(types).containsExactly(1, 2, 3, 4, 5);
    assertThat(inputs)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 20, 21, 22, 23, 24, 25, 26);
  }

  @Test
  void a_journal_that_is_cut_at_any_byte_holds_the_entries_before_the_cut() {
    long cuts = 0;
    long opened = 0;
    for (int seed = 1; seed <= SCRIPTS; seed++) {
      PaperScenario whole = seed % 2 == 0 ? PaperScenario.of(seed) : PaperScenario.withGaps(seed);
      PaperScenario script =
          whole.with(whole.steps().subList(0, Math.min(STEPS, whole.steps().size())));
      FakeDisk disk = new FakeDisk();
      ScriptedLife life = new ScriptedLife(script, disk, new int[] {10_000, 7, 30}[seed % 3], 0);
      assertThat(life.play()).isTrue();
      life.venue.broker().close();
      Map<Long, String> hashes = life.hashes();
      Path segment = segment(disk);
      byte[] bytes = disk.bytes(segment);
      List<JournalEntry> all = entries(disk);
      long last = Long.MAX_VALUE;
      for (int length = bytes.length; length >= 0; length--) {
        List<JournalEntry> found;
        try {
          found = entries(cut(disk, segment, bytes, length));
        } catch (JournalException e) {
          assertThat(length).as("%s", e).isLessThan(HEAD);
          continue;
        }
        cuts++;
        assertThat(same(found, all)).as("seed %s cut at %s", seed, length).isTrue();
        assertThat((long) found.size()).isLessThanOrEqualTo(last);
        if (found.size() < last) {
          last = found.size();
          opened++;
          opened(script, cut(disk, segment, bytes, length), hashes);
        }
      }
      assertThat(last).isZero();
    }
    System.out.println("journals cut: " + cuts + ", accounts opened: " + opened);
  }

  private static void opened(PaperScenario script, FakeDisk torn, Map<Long, String> hashes) {
    try (PaperBroker again = ScriptedLife.builder(script, torn).build()) {
      if (again.lastSequence() > 1) {
        assertThat(again.stateHash()).isEqualTo(hashes.get(again.lastSequence()));
      }
    }
  }
}
