// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.event.PaperEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the inputs of an account are written, if anywhere. */
final class InputLog {

  private final @Nullable Journal journal;
  private final PaperJournal codec;
  private final Durability durability;
  private final SnapshotPace pace;

  InputLog(
      @Nullable Journal journal, PaperJournal codec, Durability durability, SnapshotPace pace) {
    this.journal = journal;
    this.codec = codec;
    this.durability = durability;
    this.pace = pace;
  }

  /** Whether there is a journal. */
  boolean keeps() {
    return journal != null;
  }

  /** Of the entry that comes next, 0 without a journal. */
  long nextSequence() {
    return journal == null ? 0 : journal.lastSequence() + 1;
  }

  long lastSequence() {
    return journal == null ? 0 : journal.lastSequence();
  }

  void write(Input input, List<PaperEvent> brought, PaperCore core) {
    Journal open = journal;
    if (open == null) {
      return;
    }
    byte[] payload = codec.input(input, brought);
    long sequence = open.append(PaperJournal.INPUT, PaperJournal.VERSION, core.now, payload);
    boolean told = !(input instanceof Input.Event) || !brought.isEmpty();
    if (durability == Durability.EVERY_CHANGE && told) {
      open.awaitDurable(sequence);
    }
    pace.input(payload.length);
    if (pace.due()) {
      byte[] snapshot = codec.snapshot(core);
      open.append(PaperJournal.SNAPSHOT, PaperJournal.VERSION, core.now, snapshot);
      pace.snapshot(snapshot.length);
    }
  }

  /** Durable when this returns, if there is a journal. */
  PaperNote note(long now, String kind, String text) {
    Journal open = journal;
    if (open == null) {
      return new PaperNote(0, now, kind, text);
    }
    byte[] payload = PaperJournal.note(kind, text);
    long sequence = open.append(PaperJournal.NOTE, PaperJournal.VERSION, now, payload);
    open.awaitDurable(sequence);
    return new PaperNote(sequence, now, kind, text);
  }

  void force() {
    if (journal != null) {
      journal.force();
    }
  }

  void close() {
    if (journal != null) {
      journal.close();
    }
  }
}
