// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The power goes off after every single operation of what replaces files. */
class CrashAtEveryStepTest {

  private static final Path DIRECTORY = Path.of("/journal");
  private static final int SEEDS = Boolean.getBoolean("liqscape.thorough") ? 2_000 : 20;

  private static JournalBuilder builder(FakeDisk disk) {
    return Journal.at(DIRECTORY).disk(disk).segmentBytes(1_024);
  }

  /** Sixty entries in several segments. */
  private static Journal full(FakeDisk disk) {
    Journal journal = builder(disk).open();
    for (int i = 1; i <= 60; i++) {
      Entries.append(journal, "entry number " + i + ", " + "x".repeat(30));
      journal.force();
    }
    assertThat(disk.files()).hasSizeGreaterThan(4);
    return journal;
  }

  private static void hunt(BiConsumer<FakeDisk, Journal> operation, Consumer<List<Long>> law) {
    boolean completed = false;
    for (int step = 0; !completed; step++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        FakeDisk disk = new FakeDisk();
        Journal journal = full(disk);
        disk.stepsLeft = step;
        try {
          operation.accept(disk, journal);
          completed = disk.stepsLeft > 0;
        } catch (JournalException e) {
          assertThat(e).hasMessageContaining("the power is off");
        }
        disk.crash(new Random(seed));
        try (Journal again = builder(disk).open()) {
          assertThat(again.recovery().lastSequence()).isEqualTo(60);
          law.accept(sequences(again));
          assertThat(disk.files().stream().map(Path::toString))
              .noneMatch(f -> f.endsWith(".tmp"));
        }
      }
    }
  }

  private static List<Long> sequences(Journal journal) {
    try (JournalCursor cursor = journal.cursor()) {
      List<Long> all = new ArrayList<>();
      cursor.forEachRemaining(e -> all.add(e.sequence()));
      return all;
    }
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void a_rotation_loses_nothing() {
    hunt((disk, journal) -> journal.roll(), found -> assertThat(found).isEqualTo(range(1, 60)));
  }

  @Test
  void dropping_segments_leaves_no_hole() {
    hunt(
        (disk, journal) -> journal.dropBefore(50),
        found -> {
          assertThat(found).contains(50L);
          assertThat(found).isEqualTo(range(found.getFirst(), 60));
        });
  }

  @Test
  void a_compaction_keeps_every_live_entry() {
    hunt(
        (disk, journal) -> journal.compact(e -> e.sequence() % 5 == 0),
        found -> {
          assertThat(found).isSorted().doesNotHaveDuplicates();
          assertThat(found).containsAll(List.of(5L, 10L, 15L, 20L, 25L, 30L, 55L, 60L));
        });
  }

  @Test
  void an_opening_that_cuts_and_copies_can_be_repeated() {
    hunt(
        (disk, journal) -> {
          long steps = disk.stepsLeft;
          disk.kill();
          disk.stepsLeft = steps;
          builder(disk).open();
        },
        found -> assertThat(found).isEqualTo(range(1, 60)));
  }
}
