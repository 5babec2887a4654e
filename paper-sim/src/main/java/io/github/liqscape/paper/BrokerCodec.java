// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A {@link PaperBroker} that is kept outside of a journal: its terms, its account, its notes. */
final class BrokerCodec {

  private static final String KIND = "paper-broker";
  private static final int VERSION = 1;
  private static final int LONGEST_TERMS = 1 << 24;
  private static final int LONGEST_NOTE = 1 << 24;

  private BrokerCodec() {}

  static void save(PaperBroker broker, DataOutput to) throws IOException {
    byte[] terms = TermsCodec.bytes(broker.terms());
    byte[] account = broker.codec.snapshot(broker.core);
    SavedState.write(to, KIND, VERSION, out -> write(out, broker, terms, account));
  }

  private static void write(StateWriter out, PaperBroker broker, byte[] terms, byte[] account)
      throws IOException {
    out.integer(terms.length).output().write(terms);
    out.output().write(account);
    out.number(broker.ignored).number(broker.bracketNumber).integer(broker.notes.size());
    for (PaperNote note : broker.notes) {
      out.number(note.sequence()).number(note.timeNanos()).text(note.kind()).text(note.text());
    }
  }

  static PaperBroker restore(DataInput from, Consumer<PaperEvent> listener) throws IOException {
    return SavedState.read(from, KIND, VERSION, (in, version) -> read(in, listener));
  }

  private static PaperBroker read(StateReader in, Consumer<PaperEvent> listener)
      throws IOException {
    byte[] bytes = new byte[in.integer(0, LONGEST_TERMS)];
    in.input().readFully(bytes);
    PaperTerms terms = TermsCodec.terms(bytes);
    PaperCore core = new PaperCore(terms);
    PaperJournal codec = new PaperJournal(terms);
    codec.restore(in.input(), core);
    List<PaperNote> notes = new ArrayList<>();
    PaperBroker broker =
        new PaperBroker(
            terms, core, null, codec, Durability.ON_DEMAND, new SnapshotPace(Integer.MAX_VALUE),
            listener, notes);
    broker.ignored = in.number();
    broker.bracketNumber = in.number();
    for (int left = in.integer(0, SnapshotCodec.MOST); left > 0; left--) {
      notes.add(
          new PaperNote(
              in.number(), in.number(), in.text(64), in.text(LONGEST_NOTE)));
    }
    return broker;
  }
}
