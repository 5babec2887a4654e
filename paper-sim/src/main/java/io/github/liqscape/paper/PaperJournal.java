// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.state.StateReader;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The journal of an account. Entries: 1 the terms, first of all; 2 an input with what it brought about; 3 a
 * snapshot; 4 a note. Inputs are applied again when it is opened, and what they bring about must be what is
 * written beside them.
 */
final class PaperJournal {

  static final int TERMS = 1;
  static final int INPUT = 2;
  static final int SNAPSHOT = 3;
  static final int NOTE = 4;
  /** Since version 2 gaps are filled or flagged; what is older is read as it was meant. */
  static final int VERSION = 2;

  /** The reference of money that an account begins with. */
  static final String OPENING = "opening";

  private final InputCodec inputs;
  private final EventCodec events;
  private final SnapshotCodec snapshots;

  PaperJournal(PaperTerms terms) {
    Instruments instruments =
        new Instruments(
            terms.instruments().stream().map(t -> t.instrument()).collect(Collectors.toList()));
    inputs = new InputCodec(instruments);
    events = new EventCodec(instruments);
    snapshots = new SnapshotCodec(instruments);
  }

  byte[] input(Input input, List<PaperEvent> brought) {
    return Payload.of(
        out -> {
          inputs.write(out, input);
          events.write(out, brought);
        });
  }

  byte[] snapshot(PaperCore core) {
    return snapshots.save(core);
  }

  /** SHA-256 of the whole state, hexadecimal. */
  String hash(PaperCore core) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(core.describe().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest(snapshot(core)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] note(String kind, String text) {
    return Payload.of(out -> out.text(kind).text(text));
  }

  static PaperNote note(JournalEntry entry) {
    return Payload.read(
        entry.payload(),
        in ->
            new PaperNote(
                entry.sequence(), entry.eventNanos(), in.text(64), in.text(1 << 24)));
  }

  /** The terms that the journal begins with. */
  static PaperTerms terms(JournalCursor cursor) {
    if (!cursor.hasNext()) {
      throw new IllegalStateException("the journal is empty");
    }
    JournalEntry head = cursor.next();
    if (head.type() != TERMS || head.version() < 1 || head.version() > VERSION) {
      throw new IllegalStateException(
          "not the journal of a paper account, or of another version: it begins with " + head);
    }
    return TermsCodec.terms(head.payload());
  }

  /** Whether an open journal begins with these terms; an empty one gets them. */
  static void head(Journal journal, PaperTerms terms) {
    byte[] bytes = TermsCodec.bytes(terms);
    if (journal.lastSequence() < journal.firstSequence()) {
      journal.append(TERMS, VERSION, 0, bytes);
      journal.force();
      return;
    }
    try (JournalCursor cursor = journal.cursor()) {
      JournalEntry head = cursor.next();
      if (head.type() != TERMS || !Arrays.equals(head.payload(), bytes)) {
        throw new IllegalStateException(
            "the journal was begun with other terms: instruments, fees, fill policy, limits or "
                + "run id differ; another rule needs another journal");
      }
    }
  }

  /** The last snapshot among these entries, or null. */
  static @Nullable JournalEntry newestSnapshot(JournalCursor cursor) {
    JournalEntry newest = null;
    while (cursor.hasNext()) {
      JournalEntry entry = cursor.next();
      if (entry.type() == SNAPSHOT) {
        newest = entry;
      }
    }
    return newest;
  }

  /** Reads a snapshot and no further. */
  void restore(DataInput in, PaperCore core) throws IOException {
    snapshots.restore(in, core);
  }

  void restore(JournalEntry snapshot, PaperCore core) {
    try {
      snapshots.restore(snapshot.payload(), core);
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot " + snapshot.sequence() + " cannot be read", e);
    }
  }

  /** The input of an entry. */
  Input input(JournalEntry entry) {
    return input(entry, new ByteArrayInputStream(entry.payload()));
  }

  private Input input(JournalEntry entry, ByteArrayInputStream bytes) {
    try {
      return inputs.read(new StateReader(new DataInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException("journal entry " + entry.sequence() + " cannot be read", e);
    }
  }

  /** Has the effects of an entry's input, as of the version that wrote it. */
  static OrderAnswer again(JournalEntry entry, Input input, PaperCore core) {
    core.sequence = entry.sequence();
    core.gaps.heeded = entry.version() > 1;
    OrderAnswer answer = input.on(core);
    core.gaps.heeded = true;
    return answer;
  }

  /**
   * Applies an entry again.
   *
   * @throws IllegalStateException if it brings about something else than it did
   */
  void replay(JournalEntry entry, PaperCore core, Consumer<PaperEvent> told) {
    if (entry.type() != INPUT) {
      return;
    }
    ByteArrayInputStream bytes = new ByteArrayInputStream(entry.payload());
    Input input = input(entry, bytes);
    again(entry, input, core);
    List<PaperEvent> brought = core.drain();
    byte[] now = Payload.of(out -> events.write(out, brought));
    byte[] then = bytes.readAllBytes();
    if (!Arrays.equals(now, then)) {
      throw new IllegalStateException(
          "replay differs at journal entry " + entry.sequence() + ": " + input + " brought about "
              + brought + " now, and something else when it was written");
    }
    brought.forEach(told);
  }
}
