// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One small journal, hurt at every byte of its file. */
class EveryByteTest {

  private static final Path DIRECTORY = Path.of("/journal");
  private static final Path FILE = DIRECTORY.resolve("00000000000000000001.journal");

  private final FakeDisk disk = new FakeDisk();
  private final List<String> appended = new ArrayList<>();

  /** Length of the file once so many entries were acknowledged. */
  private final List<Integer> lengths = new ArrayList<>();

  private JournalBuilder builder() {
    return Journal.at(DIRECTORY).disk(disk);
  }

  /** Twelve entries in batches of one, two and three; killed or closed. */
  private byte[] journal(boolean closed) {
    Journal journal = builder().open();
    lengths.add(0);
    Random random = new Random(7);
    for (int i = 0, batch = 1; i < 12; i += batch, batch = batch % 3 + 1) {
      for (int k = 0; k < batch; k++) {
        byte[] payload = new byte[random.nextInt(30)];
        random.nextBytes(payload);
        long sequence = journal.append(1 + i, batch, i, payload);
        appended.add(Entries.text(sequence, i, 1 + i, batch, payload));
      }
      journal.force();
      for (int k = 0; k < batch; k++) {
        lengths.add(disk.bytes(FILE).length);
      }
    }
    if (closed) {
      journal.close();
    } else {
      disk.kill();
    }
    return disk.bytes(FILE);
  }

  private int acknowledgedIn(int length) {
    int acknowledged = 0;
    while (acknowledged + 1 < lengths.size() && lengths.get(acknowledged + 1) <= length) {
      acknowledged++;
    }
    return acknowledged;
  }

  private void requirePrefix(Journal journal, int atLeast) {
    List<String> found = Entries.all(journal.cursor());
    assertThat(found).isEqualTo(appended.subList(0, found.size()));
    assertThat(found).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(journal.recovery().lastSequence()).isEqualTo(found.size());
  }

  @Test
  void cut_at_every_byte_it_keeps_what_was_acknowledged_and_goes_on() {
    byte[] whole = journal(false);
    for (int length = SegmentHeader.BYTES; length <= whole.length; length++) {
      disk.replace(FILE, Arrays.copyOf(whole, length));
      long next;
      try (Journal journal = builder().open()) {
        requirePrefix(journal, acknowledgedIn(length));
        long kept = length - journal.recovery().tornBytes();
        assertThat(journal.recovery().tornAt()).isIn(0L, kept);
        next = Entries.append(journal, "after");
      }
      try (Journal journal = builder().open()) {
        assertThat(journal.recovery().clean()).isTrue();
        assertThat(journal.lastSequence()).isEqualTo(next);
      }
    }
  }

  @Test
  void a_last_write_torn_at_every_byte_costs_nothing_that_was_acknowledged() {
    byte[] whole = journal(false);
    int forced = lengths.get(lengths.size() - 4);
    Random random = new Random(3);
    for (int torn = forced; torn < whole.length; torn++) {
      for (int kind = 0; kind < 3; kind++) {
        byte[] bytes = whole.clone();
        for (int i = forced; i < whole.length; i++) {
          boolean lost = kind == 2 ? i < torn : i >= torn;
          if (lost) {
            bytes[i] = kind == 1 ? (byte) random.nextInt() : 0;
          }
        }
        disk.replace(FILE, bytes);
        try (Journal journal = builder().open()) {
          requirePrefix(journal, acknowledgedIn(forced));
        }
      }
    }
  }

  @Test
  void a_flipped_bit_in_a_closed_journal_is_refused_and_can_be_salvaged() {
    byte[] whole = journal(true);
    int entriesEnd = whole.length - EntryFormat.OVERHEAD;
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bytes = whole.clone();
        bytes[at] ^= (byte) (1 << bit);
        disk.replace(FILE, bytes);
        if (at >= entriesEnd) {
          // The closing mark itself: nothing is lost with it.
          try (Journal journal = builder().open()) {
            requirePrefix(journal, appended.size());
          }
        } else {
          requireRefused();
          if (bit == at % 8) {
            requireSalvaged(at, bytes);
          }
        }
      }
    }
  }

  private void requireRefused() {
    try (Journal journal = builder().open()) {
      assertThat(journal.recovery()).as("must have been refused").isNull();
    } catch (JournalException e) {
      assertThat(e.reason()).isEqualTo(JournalException.Reason.DAMAGED);
      assertThat(e).hasMessageContaining(FILE + " is damaged at byte ");
    }
  }

  private void requireSalvaged(int at, byte[] bytes) {
    try (Journal journal = builder().salvage(true).open()) {
      JournalRecovery recovery = journal.recovery();
      assertThat(recovery.setAside()).hasSize(1);
      requirePrefix(journal, 0);
      byte[] aside = disk.bytes(recovery.setAside().getFirst());
      assertThat(aside).hasSize((int) recovery.setAsideBytes());
      assertThat(bytes).endsWith(aside);
      assertThat(bytes.length - aside.length).isLessThanOrEqualTo(at);
    }
    disk.files().stream().filter(f -> !f.equals(FILE)).forEach(disk::remove);
  }

  @Test
  void a_flipped_bit_in_a_killed_journal_costs_at_most_the_last_force() {
    byte[] whole = journal(false);
    for (int at = 0; at < whole.length; at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (1 << (at % 8));
      disk.replace(FILE, bytes);
      try (Journal journal = builder().open()) {
        requirePrefix(journal, acknowledgedIn(whole.length - 1));
        assertThat(journal.recovery().tornBytes()).isPositive();
      } catch (JournalException e) {
        assertThat(e.reason()).isEqualTo(JournalException.Reason.DAMAGED);
      }
    }
  }
}
