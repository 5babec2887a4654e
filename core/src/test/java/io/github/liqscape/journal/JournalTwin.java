// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a journal must hold: a map in memory, and what of it has been promised. */
final class JournalTwin {

  private final TreeMap<Long, String> entries = new TreeMap<>();
  private final Set<Long> notNeeded = new HashSet<>();
  private long promised;
  private long last;

  void appended(long sequence, String text) {
    assertThat(sequence).isEqualTo(last + 1);
    last = sequence;
    entries.put(sequence, text);
  }

  void promised(long sequence) {
    promised = Math.max(promised, sequence);
  }

  long promised() {
    return promised;
  }

  long last() {
    return last;
  }

  /** May be there or not from now on. */
  void notNeeded(long sequence) {
    notNeeded.add(sequence);
  }

  void notNeededBefore(long sequence) {
    notNeeded.addAll(entries.headMap(sequence).keySet());
  }

  /** A compaction that succeeded. */
  void gone(Set<Long> sequences) {
    sequences.forEach(entries::remove);
  }

  /** Compares with what is durable in an open journal. */
  void requireDurable(Journal journal) {
    assertThat(journal.durableSequence()).isGreaterThanOrEqualTo(promised);
    requireHolds(Entries.all(journal.cursor()), journal.durableSequence());
  }

  /** Compares with what is found after a restart, and goes on from there. */
  void restarted(Journal journal) {
    long found = journal.recovery().lastSequence();
    assertThat(found).as("last sequence").isBetween(promised, last);
    entries.tailMap(found, false).clear();
    requireHolds(Entries.all(journal.cursor()), found);
    last = found;
    promised = found;
  }

  private void requireHolds(List<String> found, long upTo) {
    Iterator<String> next = found.iterator();
    String at = next.hasNext() ? next.next() : "";
    for (Map.Entry<Long, String> e : entries.headMap(upTo, true).entrySet()) {
      if (e.getValue().equals(at)) {
        at = next.hasNext() ? next.next() : "";
      } else {
        assertThat(notNeeded).as("%s is missing, instead: %s", e, at).contains(e.getKey());
      }
    }
    assertThat(at).as("an entry that nobody appended, or out of order").isEmpty();
  }
}
