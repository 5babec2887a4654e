// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.market.MarketEvent;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of an account. Entries: 1 the terms, first of all; 2 an input with what it brought about; 3 a
 * snapshot; 4 a note; 5 a run of ticks that brought nothing about. Inputs are applied again when it is
 * opened, and what they bring about must be what is written beside them.
 */
final class PaperJournal {

  static final int TERMS = 1;
  static final int INPUT = 2;
  static final int SNAPSHOT = 3;
  static final int NOTE = 4;
  static final int TICKS = 5;
  /**
   * Since version 2 gaps are filled or flagged, since 3 there are runs of ticks; what is older is read as it
   * was meant.
   */
  static final int VERSION = 3;

  /** The reference of money that an account begins with. */
  static final String OPENING = "opening";

  private final List<Instrument> tickers;
  private final InputCodec inputs;
  private final EventCodec events;
  private final SnapshotCodec snapshots;
  private final SnapshotCodec states;

  PaperJournal(PaperTerms terms) {
    tickers = terms.instruments().stream().map(t -> t.instrument()).toList();
    Instruments instruments = new Instruments(tickers);
    inputs = new InputCodec(instruments);
    events = new EventCodec(instruments);
    snapshots = new SnapshotCodec(instruments, true);
    states = new SnapshotCodec(instruments, false);
  }

  byte[] input(Input input, List<PaperEvent> brought) {
    return Payload.of(
        out -> {
          inputs.write(out, input);
          events.write(out, brought);
        });
  }

  /** An empty run of this account's ticks. */
  TickRun run() {
    return new TickRun(tickers);
  }

  byte[] snapshot(PaperCore core) {
    return snapshots.save(core);
  }

  /** SHA-256 of the whole state but where its trades stand in a journal, hexadecimal. */
  String hash(PaperCore core) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(core.describe().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest(states.save(core)));
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

  /** What an entry holds of inputs: one, a run of ticks, or none. */
  List<Input> inputs(JournalEntry entry) {
    return written(entry).inputs;
  }

  /** Inputs of an entry, in order, and what they brought about, as it was written. */
  private static final class Written {
    final List<Input> inputs;
    final byte[] brought;

    Written(List<Input> inputs, byte[] brought) {
      this.inputs = inputs;
      this.brought = brought;
    }
  }

  private Written written(JournalEntry entry) {
    try {
      return switch (entry.type()) {
        case INPUT -> one(entry.payload());
        case TICKS -> new Written(ticks(entry.payload()), brought(List.of()));
        default -> new Written(List.of(), brought(List.of()));
      };
    } catch (IOException e) {
      throw new UncheckedIOException("journal entry " + entry.sequence() + " cannot be read", e);
    }
  }

  private Written one(byte[] payload) throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(payload);
    Input input = inputs.read(new StateReader(new DataInputStream(bytes)));
    return new Written(List.of(input), bytes.readAllBytes());
  }

  private List<Input> ticks(byte[] payload) throws IOException {
    List<Input> ticks = new ArrayList<>();
    for (MarketEvent event : TickRun.read(tickers, payload)) {
      ticks.add(new Input.Event(event));
    }
    return ticks;
  }

  private byte[] brought(List<PaperEvent> by) {
    return Payload.of(out -> events.write(out, by));
  }

  /** Has the effects of an entry's input, as of the version that wrote it. */
  static OrderAnswer again(JournalEntry entry, Input input, PaperCore core) {
    core.sequence = entry.sequence();
    core.gaps.heeded = entry.version() > 1;
    OrderAnswer answer = input.on(core);
    core.gaps.heeded = true;
    return answer;
  }

  /** Told of each input that was applied again. */
  interface Applied {
    void input(Input input, OrderAnswer answer, List<PaperEvent> brought);
  }

  /**
   * Applies an entry again; ends at the first input that brings about something else than it did.
   *
   * @return how many inputs it holds
   * @throws Differs at that input
   */
  int replay(JournalEntry entry, PaperCore core, Applied applied) {
    Written written = written(entry);
    for (Input input : written.inputs) {
      OrderAnswer answer = again(entry, input, core);
      List<PaperEvent> brought = core.drain();
      if (!Arrays.equals(brought(brought), written.brought)) {
        throw new Differs(
            entry.sequence(),
            input + " brought about " + brought + " now, and something else when it was written");
      }
      applied.input(input, answer, brought);
    }
    return written.inputs.size();
  }

  /** An input brought about something else than when it was written. */
  static final class Differs extends IllegalStateException {
    private static final long serialVersionUID = 1;

    final String words;

    Differs(long sequence, String words) {
      super("replay differs at journal entry " + sequence + ": " + words);
      this.words = words;
    }
  }
}
