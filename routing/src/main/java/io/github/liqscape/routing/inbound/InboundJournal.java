// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.journal.JournalException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was accepted and what of it was handed on, on a journal. */
final class InboundJournal implements AutoCloseable {

  private static final int ACCEPTED = 1;
  private static final int HANDED = 2;

  private final Journal journal;
  private volatile boolean failed;

  InboundJournal(Journal journal) {
    this.journal = journal;
  }

  /** An accepted signal and whether it was handed on. */
  record Entry(AcceptedSignal signal, boolean handed) {}

  /** All accepted signals that are there, by sequence. */
  Map<Long, Entry> read() {
    Map<Long, Entry> entries = new LinkedHashMap<>();
    try (JournalCursor cursor = journal.cursor()) {
      while (cursor.hasNext()) {
        JournalEntry entry = cursor.next();
        if (entry.type() == ACCEPTED && entry.version() == AcceptedSignal.VERSION) {
          entries.put(
              entry.sequence(),
              new Entry(AcceptedSignal.of(entry.payload(), entry.eventNanos()), false));
        } else if (entry.type() == HANDED) {
          long sequence = ByteBuffer.wrap(entry.payload()).getLong();
          entries.computeIfPresent(sequence, (s, e) -> new Entry(e.signal(), true));
        }
      }
    }
    return entries;
  }

  long accept(AcceptedSignal signal) {
    return journal.append(
        ACCEPTED, AcceptedSignal.VERSION, signal.acceptedNanos(), signal.bytes());
  }

  void handed(long sequence, long nanos) {
    byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    journal.append(HANDED, 1, nanos, payload);
  }

  boolean durable(long sequence) {
    return journal.durableSequence() >= sequence;
  }

  /** Whether everything up to a sequence is on the disk now; false if the disk failed. */
  boolean await(long sequence) {
    try {
      journal.awaitDurable(sequence);
      return true;
    } catch (JournalException e) {
      failed = true;
      return false;
    }
  }

  void force() {
    await(journal.lastSequence());
  }

  /** Gives back what no one needs. */
  void dropBefore(long sequence) {
    journal.dropBefore(Math.min(sequence, journal.durableSequence() + 1));
  }

  boolean failed() {
    return failed;
  }

  void fail() {
    failed = true;
  }

  @Override
  public void close() {
    journal.close();
  }
}
