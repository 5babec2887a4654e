// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.journal.JournalException.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Older segments that were hurt, files that are gone, and a disk that refuses. */
class DamageTest {

  private static final Path DIRECTORY = Path.of("/journal");

  private final FakeDisk disk = new FakeDisk();

  private JournalBuilder builder() {
    return Journal.at(DIRECTORY).disk(disk).segmentBytes(1_024);
  }

  private List<Path> segments() {
    return disk.files().stream().filter(f -> f.toString().endsWith(".journal")).toList();
  }

  private void fill(int entries) {
    try (Journal journal = builder().open()) {
      for (int i = 1; i <= entries; i++) {
        Entries.append(journal, "entry " + i);
        journal.force();
      }
    }
  }

  @Test
  void a_missing_segment_is_refused() {
    fill(200);
    Path gone = segments().get(1);
    disk.remove(gone);
    assertThatThrownBy(() -> builder().open())
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("the sequence jumps from")
        .hasMessageContaining("is a file gone?");
    assertThatThrownBy(() -> Journal.read(DIRECTORY, disk)).hasMessageContaining("jumps");
    try (Journal journal = builder().salvage(true).open()) {
      assertThat(journal.recovery().setAside()).isNotEmpty();
      List<String> found = Entries.payloads(journal.cursor());
      assertThat(found).startsWith("entry 1").hasSizeLessThan(60);
    }
  }

  @Test
  void damage_in_an_older_segment_stops_a_cursor_there_and_a_salvage_keeps_the_rest_aside() {
    fill(200);
    Path hurt = segments().get(2);
    byte[] bytes = disk.bytes(hurt);
    bytes[SegmentHeader.BYTES + 200] ^= 1;
    disk.replace(hurt, bytes);
    try (Journal journal = builder().open();
        JournalCursor cursor = journal.cursor()) {
      assertThatThrownBy(() -> cursor.forEachRemaining(e -> {}))
          .hasMessageContaining(hurt + " is damaged at byte ");
    }
    long asideBytes;
    try (Journal journal = builder().salvage(true).open()) {
      JournalRecovery recovery = journal.recovery();
      List<String> found = Entries.payloads(journal.cursor());
      assertThat(found).hasSize((int) recovery.lastSequence()).startsWith("entry 1");
      assertThat(recovery.setAside()).hasSizeGreaterThan(2);
      asideBytes = recovery.setAside().stream().mapToLong(f -> disk.bytes(f).length).sum();
      assertThat(recovery.setAsideBytes()).isEqualTo(asideBytes);
      assertThat(Entries.append(journal, "goes on")).isEqualTo(recovery.lastSequence() + 1);
    }
    try (Journal journal = builder().open()) {
      assertThat(journal.recovery().clean()).isTrue();
      assertThat(Entries.payloads(journal.cursor())).endsWith("goes on");
    }
  }

  @Test
  void a_newer_format_is_refused_even_by_a_salvage() {
    fill(1);
    byte[] bytes = disk.bytes(segments().getFirst());
    bytes[5] = 9;
    int crc = EntryFormat.crc(bytes, 0, 28, new java.util.zip.CRC32C());
    java.nio.ByteBuffer.wrap(bytes).putInt(28, crc);
    disk.replace(segments().getFirst(), bytes);
    assertThatThrownBy(() -> builder().salvage(true).open())
        .hasMessageContaining("has format 9 kind 0; readable are format 1");
  }

  @Test
  void after_a_failed_force_nothing_is_taken_and_what_was_acknowledged_is_there() {
    Journal journal = builder().open();
    Entries.append(journal, "safe");
    journal.force();
    Entries.append(journal, "lost");
    disk.forcesLeft = 0;
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(journal::force)
          .isInstanceOfSatisfying(
              JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FAILED))
          .hasMessageContaining("input/output error");
      disk.forcesLeft = Long.MAX_VALUE;
    }
    assertThatThrownBy(() -> Entries.append(journal, "more"))
        .hasMessageContaining("takes nothing since the disk failed: input/output error")
        .hasRootCauseMessage("input/output error");
    assertThat(journal.durableSequence()).isEqualTo(1);
    assertThat(Entries.payloads(journal.cursor())).containsExactly("safe");
    journal.close();
    try (Journal again = builder().open()) {
      assertThat(Entries.payloads(again.cursor())).startsWith("safe");
    }
  }

  @Test
  void a_full_disk_leaves_no_half_of_an_entry() {
    for (int room = 0; room < 60; room++) {
      FakeDisk small = new FakeDisk();
      Journal journal = Journal.at(DIRECTORY).disk(small).open();
      Entries.append(journal, "safe");
      journal.force();
      Entries.append(journal, "does not fit any more, not as a whole");
      small.room = room;
      assertThatThrownBy(journal::force).hasMessageContaining("no space left");
      journal.close();
      small.room = Long.MAX_VALUE;
      try (Journal again = Journal.at(DIRECTORY).disk(small).open()) {
        assertThat(Entries.payloads(again.cursor())).containsExactly("safe");
      }
    }
  }

  @Test
  void a_disk_that_fails_while_opening_is_said_and_the_lock_is_given_back() {
    fill(20);
    disk.stepsLeft = 4;
    assertThatThrownBy(() -> builder().open()).hasMessageContaining("opening " + DIRECTORY);
    disk.stepsLeft = Long.MAX_VALUE;
    builder().open().close();
  }
}
