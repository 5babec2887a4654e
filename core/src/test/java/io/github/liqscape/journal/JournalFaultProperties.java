// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.journal.JournalException.Reason;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Random commands to a journal on a disk that fails, beside a list in memory. */
class JournalFaultProperties {

  private static final Path DIRECTORY = Path.of("/journal");
  private static final int COMMANDS = 120;

  private final FakeDisk disk = new FakeDisk();
  private final JournalTwin twin = new JournalTwin();
  private Random random = new Random(0);
  private @Nullable Journal journal;

  @Property
  void whatever_happens_what_was_acknowledged_is_there_in_order_and_nothing_else(
      @ForAll long seed) {
    new JournalFaultProperties().run(seed);
  }

  private void run(long seed) {
    random = new Random(seed);
    for (int i = 0; i < COMMANDS; i++) {
      Journal open = journal;
      if (open == null) {
        open = open();
      }
      if (open != null) {
        try {
          command(open);
        } catch (JournalException e) {
          assertThat(e.reason()).as(e.getMessage()).isEqualTo(Reason.DISK_FAILED);
          restart(open);
        }
      }
    }
    restart(journal);
    while (journal == null) {
      open();
    }
  }

  private @Nullable Journal open() {
    try {
      Journal opened =
          Journal.at(DIRECTORY)
              .disk(disk)
              .segmentBytes(1_024)
              .bufferBytes(1_024)
              .maxPayloadBytes(2_000)
              .salvage(random.nextInt(8) == 0)
              .open();
      journal = opened;
      assertThat(opened.recovery().setAside()).isEmpty();
      twin.restarted(opened);
      return opened;
    } catch (JournalException e) {
      assertThat(e.getMessage()).doesNotContain("damaged");
      restart(null);
      return null;
    }
  }

  /** Power cut, kill, or an orderly close as far as the disk lets it. */
  private void restart(@Nullable Journal open) {
    if (open != null && random.nextBoolean()) {
      try {
        open.close();
      } catch (JournalException e) {
        assertThat(e.reason()).isEqualTo(Reason.DISK_FAILED);
      }
    }
    if (open != null) {
      twin.promised(open.durableSequence());
    }
    journal = null;
    if (random.nextInt(3) == 0) {
      disk.kill();
    } else {
      disk.crash(random);
    }
  }

  private void command(Journal open) {
    switch (random.nextInt(24)) {
      case 0 -> disk.stepsLeft = random.nextInt(30);
      case 1 -> disk.room = random.nextInt(3_000);
      case 2 -> disk.forcesLeft = random.nextInt(6);
      case 3 -> restart(open);
      case 4 -> {
        open.roll();
        twin.promised(twin.last());
      }
      case 5 -> {
        long first = open.firstSequence();
        long before = first + random.nextInt((int) (twin.promised() + 2 - first));
        twin.notNeededBefore(before);
        open.dropBefore(before);
      }
      case 6 -> compact(open);
      case 7, 8 -> twin.requireDurable(open);
      case 9, 10, 11, 12, 13 -> {
        long sequence = twin.last();
        open.awaitDurable(sequence);
        twin.promised(sequence);
      }
      default -> append(open);
    }
  }

  private void append(Journal open) {
    byte[] payload = new byte[random.nextInt(40) == 0 ? 1_500 : random.nextInt(90)];
    random.nextBytes(payload);
    long nanos = random.nextLong();
    int type = 1 + random.nextInt(255);
    int version = random.nextInt(256);
    long sequence = open.append(type, version, nanos, payload);
    twin.appended(sequence, Entries.text(sequence, nanos, type, version, payload));
  }

  private void compact(Journal open) {
    int modulus = 2 + random.nextInt(4);
    Set<Long> dead = new TreeSet<>();
    for (long s = 1; s <= twin.last(); s++) {
      if (s % modulus == 0) {
        dead.add(s);
        twin.notNeeded(s);
      }
    }
    open.compact(e -> e.sequence() % modulus != 0);
    twin.promised(twin.last());
    twin.gone(dead);
    twin.requireDurable(open);
  }
}
