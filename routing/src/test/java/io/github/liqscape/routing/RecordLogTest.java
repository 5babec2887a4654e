// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.routing.alert.Durability;
import io.github.liqscape.routing.outbox.JournalMode;
import io.github.liqscape.routing.outbox.RecordLog;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLogTest {

  /** As many as the log holds. */
  private static final int CAPACITY = 8_192;

  private static final byte[] NOTHING = {};

  @TempDir Path folder;

  /** For every record that accepts something it tells of two more, on the thread that tells it. */
  private static final class Follower implements RecordLog.Owner {
    private final List<Durability> followed = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private @Nullable RecordLog log;

    @Override
    public void settled(List<RecordLog.Entry> records, Durability.State state) {
      for (RecordLog.Entry record : records) {
        for (int i = 0; record.alert() && log != null && i < 2; i++) {
          Durability durability = new Durability();
          followed.add(durability);
          log.append(2, 1, NOTHING, durability, List.of(), false);
        }
      }
    }

    @Override
    public void trouble(String what) {
      troubles.add(what);
    }
  }

  @Test
  void what_follows_from_a_record_never_waits_for_the_thread_that_tells_it() {
    Queue<Runnable> work = new ArrayDeque<>();
    Follower owner = new Follower();
    try (Journal journal = Journal.at(folder).open();
        RecordLog log =
            new RecordLog(
                journal, () -> journal, JournalMode.OS, 1, work::add, new VirtualTime(0), owner)) {
      owner.log = log;
      List<Durability> first = new ArrayList<>();
      for (int i = 0; i < CAPACITY; i++) {
        Durability durability = new Durability();
        first.add(durability);
        log.append(1, 1, NOTHING, durability, List.of(), true);
      }
      while (!work.isEmpty()) {
        work.remove().run();
      }
      assertThat(owner.troubles).isEmpty();
      assertThat(owner.followed).hasSize(2 * CAPACITY);
      assertThat(first).allMatch(d -> d.state() == Durability.State.WRITTEN);
      assertThat(owner.followed).allMatch(d -> d.state() == Durability.State.WRITTEN);
      assertThat(log.appended()).isEqualTo(3L * CAPACITY);
    }
  }
}
