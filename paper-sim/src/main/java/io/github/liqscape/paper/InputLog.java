// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.event.PaperEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the inputs of an account are written, if anywhere. Ticks that bring nothing about wait for others of
 * their kind, for an input that does, or to be forced; nobody was told anything because of them.
 */
final class InputLog {

  private final @Nullable Journal journal;
  private final PaperJournal codec;
  private final Durability durability;
  private final SnapshotPace pace;
  private final TickRun run;

  InputLog(
      @Nullable Journal journal, PaperJournal codec, Durability durability, SnapshotPace pace) {
    this.journal = journal;
    this.codec = codec;
    this.durability = durability;
    this.pace = pace;
    run = codec.run();
  }

  /** Whether there is a journal. */
  boolean keeps() {
    return journal != null;
  }

  /** Of the entry that an input gets if it brings something about, 0 without a journal. */
  long nextSequence() {
    return journal == null ? 0 : lastSequence() + 1;
  }

  /** Of the newest entry, a run of ticks that has begun included; 0 without a journal. */
  long lastSequence() {
    return journal == null ? 0 : journal.lastSequence() + (run.count() > 0 ? 1 : 0);
  }

  /** Whether a snapshot is the newest entry. */
  boolean snapshotIsNewest() {
    return pace.fresh();
  }

  void write(Input input, List<PaperEvent> brought, PaperCore core) {
    Journal open = journal;
    if (open == null) {
      return;
    }
    int before = run.size();
    if (brought.isEmpty() && input instanceof Input.Event(MarketEvent event)
        && run.add(event, core.now)) {
      pace.ticks(1, run.size() - before);
      if (run.full()) {
        endRun(open);
      }
    } else {
      endRun(open);
      byte[] payload = codec.input(input, brought);
      long sequence = open.append(PaperJournal.INPUT, PaperJournal.VERSION, core.now, payload);
      boolean told = !(input instanceof Input.Event) || !brought.isEmpty();
      if (durability == Durability.EVERY_CHANGE && told) {
        open.awaitDurable(sequence);
      }
      pace.input(payload.length);
    }
    if (pace.due()) {
      endRun(open);
      byte[] snapshot = codec.snapshot(core);
      open.append(PaperJournal.SNAPSHOT, PaperJournal.VERSION, core.now, snapshot);
      pace.snapshot(snapshot.length);
    }
  }

  private void endRun(Journal open) {
    if (run.count() > 0) {
      open.append(PaperJournal.TICKS, PaperJournal.VERSION, run.now(), run.take());
    }
  }

  /** Durable when this returns, if there is a journal. */
  PaperNote note(long now, String kind, String text) {
    Journal open = journal;
    if (open == null) {
      return new PaperNote(0, now, kind, text);
    }
    endRun(open);
    byte[] payload = PaperJournal.note(kind, text);
    long sequence = open.append(PaperJournal.NOTE, PaperJournal.VERSION, now, payload);
    open.awaitDurable(sequence);
    return new PaperNote(sequence, now, kind, text);
  }

  void force() {
    if (journal != null) {
      endRun(journal);
      journal.force();
    }
  }

  void close() {
    Journal open = journal;
    if (open == null) {
      return;
    }
    try {
      endRun(open);
    } finally {
      open.close();
    }
  }
}
