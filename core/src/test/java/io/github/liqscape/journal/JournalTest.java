// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.journal.JournalException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ordinary life of a journal, on the real disk. */
class JournalTest {

  @TempDir Path directory;

  private JournalBuilder builder() {
    return Journal.at(directory.resolve("journal"));
  }

  @Test
  void entries_come_back_as_they_were_appended() {
    byte[] payload = {1, 2, 3, 4};
    try (Journal journal = builder().open()) {
      assertThat(journal.append(7, 255, Long.MIN_VALUE, payload)).isEqualTo(1);
      assertThat(journal.append(255, 0, Long.MAX_VALUE, payload, 1, 2)).isEqualTo(2);
      assertThat(journal.append(1, 1, 0, new byte[0])).isEqualTo(3);
      payload[0] = 9;
    }
    try (Journal journal = builder().open()) {
      assertThat(journal.recovery())
          .isEqualTo(new JournalRecovery(1, 3, 0, 0, List.of(), 0));
      assertThat(Entries.all(journal.cursor()))
          .containsExactly(
              "1 at -9223372036854775808 type 7 version 255: 01020304",
              "2 at 9223372036854775807 type 255 version 0: 0203",
              "3 at 0 type 1 version 1: ");
      assertThat(Entries.payloads(journal.cursor(4))).isEmpty();
    }
  }

  @Test
  void a_cursor_sees_what_is_durable_and_begins_where_it_is_told() {
    try (Journal journal = builder().open()) {
      Entries.append(journal, "a");
      long b = Entries.append(journal, "b");
      journal.force();
      Entries.append(journal, "c");
      assertThat(journal.durableSequence()).isEqualTo(b);
      assertThat(journal.lastSequence()).isEqualTo(b + 1);
      assertThat(Entries.payloads(journal.cursor(2))).containsExactly("b");
      assertThatThrownBy(() -> journal.cursor(4))
          .hasMessage("fromSequence must be in [1, 3], was 4");
    }
  }

  @Test
  void a_second_writer_is_refused_and_does_not_harm_the_first() {
    try (Journal journal = builder().open()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> builder().open())
            .isInstanceOfSatisfying(
                JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE))
            .hasMessage(
                directory.resolve("journal")
                    + " cannot be locked for writing: already open in this process");
      }
      Entries.append(journal, "still mine");
      journal.force();
    }
    builder().open().close();
  }

  @Test
  void it_can_be_read_while_another_writes() {
    try (Journal journal = builder().segmentBytes(1_024).open()) {
      for (int i = 0; i < 100; i++) {
        Entries.append(journal, "entry " + i);
      }
      journal.force();
      Entries.append(journal, "not written yet");
      assertThat(Entries.payloads(Journal.read(directory.resolve("journal"))))
          .hasSize(100)
          .endsWith("entry 99");
    }
  }

  @Test
  void segments_are_rotated_and_whole_ones_dropped() throws Exception {
    try (Journal journal = builder().segmentBytes(1_024).open()) {
      for (int i = 1; i <= 200; i++) {
        Entries.append(journal, "entry " + i);
        journal.force();
      }
      assertThat(journal.dropBefore(100)).isPositive();
      assertThat(journal.firstSequence()).isBetween(70L, 100L);
      assertThat(Entries.payloads(journal.cursor(100))).hasSize(101).startsWith("entry 100");
      assertThatThrownBy(() -> journal.cursor(1)).hasMessageContaining("was 1");
      assertThatThrownBy(() -> journal.dropBefore(202))
          .hasMessage("sequence must be at most 201, was 202");
      journal.roll();
      Entries.append(journal, "snapshot");
      journal.force();
      journal.dropBefore(201);
      assertThat(Entries.payloads(journal.cursor())).containsExactly("snapshot");
    }
    try (var files = Files.list(directory.resolve("journal"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "00000000000000000201.journal");
    }
  }

  @Test
  void compaction_keeps_what_is_live_with_its_sequence() {
    try (Journal journal = builder().segmentBytes(1_024).open()) {
      for (int i = 1; i <= 300; i++) {
        Entries.append(journal, "entry " + i);
        journal.force();
      }
      assertThat(journal.compact(e -> e.sequence() % 100 == 7)).isEqualTo(297);
      assertThat(Entries.append(journal, "after")).isEqualTo(301);
    }
    try (Journal journal = builder().open()) {
      assertThat(journal.recovery().clean()).isTrue();
      assertThat(Entries.payloads(journal.cursor()))
          .containsExactly("entry 7", "entry 107", "entry 207", "after");
      assertThat(Entries.payloads(journal.cursor(8))).startsWith("entry 107");
      assertThatThrownBy(() -> journal.compact(e -> journal.compact(f -> true) == 0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("what decides on live entries may not use their journal");
    }
  }

  @Test
  void many_threads_share_their_forces_and_keep_their_order() throws Exception {
    int writers = 200;
    int each = 20;
    FakeDisk disk = new FakeDisk();
    try (Journal journal = Journal.at(directory).disk(disk).open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        int writer = w;
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    long s = Entries.append(journal, writer + ":" + i);
                    journal.awaitDurable(s);
                    assertThat(journal.durableSequence()).isGreaterThanOrEqualTo(s);
                  }
                }));
      }
      for (Future<?> f : running) {
        f.get();
      }
      List<String> all = Entries.payloads(journal.cursor());
      assertThat(all).hasSize(writers * each);
      for (int w = 0; w < writers; w++) {
        String mine = w + ":";
        assertThat(all.stream().filter(p -> p.startsWith(mine)))
            .containsExactlyElementsOf(
                IntStream.range(0, each).mapToObj(i -> mine + i).toList());
      }
    }
  }

  @Test
  void cursors_read_while_segments_are_begun() throws Exception {
    try (Journal journal = builder().segmentBytes(1_024).open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writer =
          threads.submit(
              () -> {
                for (int i = 1; i <= 400; i++) {
                  Entries.append(journal, "entry " + i);
                  journal.force();
                }
              });
      int before = 0;
      while (before < 400) {
        boolean done = writer.isDone();
        List<String> found = Entries.payloads(journal.cursor());
        assertThat(found).hasSizeGreaterThanOrEqualTo(before);
        before = found.size();
        if (before > 0) {
          assertThat(found.getLast()).isEqualTo("entry " + before);
        }
        assertThat(done && before < 400).as("the writer ended early").isFalse();
      }
      writer.get();
    }
  }

  @Test
  void one_force_serves_all_that_was_appended_before() {
    FakeDisk disk = new FakeDisk();
    try (Journal journal = Journal.at(directory).disk(disk).open()) {
      long before = disk.forces;
      for (int i = 0; i < 256; i++) {
        Entries.append(journal, "e" + i);
      }
      journal.force();
      journal.force();
      journal.awaitDurable(17);
      assertThat(disk.forces - before).isEqualTo(1);
    }
  }

  @Test
  void an_interrupted_caller_neither_loses_its_entry_nor_ends_the_journal() {
    try (Journal journal = builder().segmentBytes(1_024).open()) {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 50; i++) {
        Entries.append(journal, "entry " + i);
        journal.force();
      }
      journal.compact(e -> true);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(Entries.payloads(journal.cursor())).hasSize(50);
    }
  }

  @Test
  void what_a_caller_gets_wrong_is_said() {
    try (Journal journal = builder().maxPayloadBytes(10).open()) {
      assertThatThrownBy(() -> journal.append(0, 0, 0, new byte[1]))
          .hasMessage("type must be in [1, 255], was 0");
      assertThatThrownBy(() -> journal.append(1, 256, 0, new byte[1]))
          .hasMessage("version must be in [0, 255], was 256");
      assertThatThrownBy(() -> journal.append(1, 0, 0, new byte[11]))
          .hasMessage("a payload must be in [0, 10] bytes, was 11");
      assertThatThrownBy(() -> journal.awaitDurable(1))
          .hasMessage("sequence must be at most 0, was 1");
      assertThatThrownBy(() -> Journal.at(directory).segmentBytes(1))
          .hasMessage("segmentBytes must be in [1024, 1073741824], was 1");
    }
  }

  @Test
  void a_closed_journal_takes_nothing() {
    Journal journal = builder().open();
    journal.close();
    journal.close();
    assertThatThrownBy(() -> Entries.append(journal, "late"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("is closed");
  }
}
