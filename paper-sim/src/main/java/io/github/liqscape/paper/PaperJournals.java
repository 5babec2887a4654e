// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.policy.PaperTerms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the journal of a paper account without opening it for writing: its terms, its notes, and
 * all that ever happened, worked out anew from the inputs and held against what was written beside
 * them.
 *
 * <p>A folder that holds no journal of a paper account is an IllegalArgumentException; damage is a
 * {@link io.github.liqscape.journal.JournalException}.
 */
public final class PaperJournals {

  private PaperJournals() {}

  /**
   * Told what happens in a replay, in the order in which a bot was told: changes first, then what
   * brought them about. The account may be read and must not be traded with.
   */
  public interface Listener {

    /** A change of the account, brought about by the entry of this sequence. */
    default void change(long sequence, PaperEvent change, PaperBroker account) {}

    /** A market event; the account is what it was after it. */
    default void event(long sequence, MarketEvent event, PaperBroker account) {}

    /** A gap was filled in; the account is what it was after it. */
    default void gap(long sequence, OfflineGap gap, PaperBroker account) {}

    /** A bracket was submitted, and what the answer was. */
    default void bracket(
        long sequence, Bracket bracket, OrderAnswer answer, PaperBroker account) {}
  }

  /**
   * Where a replay went another way.
   *
   * @param sequence of the first entry that differs
   * @param words what was found there
   */
  public record Difference(long sequence, String words) {}

  /**
   * What came of a replay.
   *
   * @param account as of its end, or of the difference; it is a copy, nothing done with it
   *     reaches the journal
   * @param notes all of the journal, in order
   * @param entries that were read
   * @param tornBytes of an entry that was being written when the journal ended
   * @param difference the first, if there is one
   */
  public record Replay(
      PaperBroker account, List<PaperNote> notes, long entries, long tornBytes,
      Optional<Difference> difference) {

    public Replay {
      notes = List.copyOf(notes);
    }
  }

  /** The terms of the account whose journal lies in this directory. */
  public static PaperTerms terms(Path directory) {
    try (JournalCursor cursor = cursor(directory)) {
      return head(directory, cursor);
    }
  }

  /** What was said about the account, in order. */
  public static List<PaperNote> notes(Path directory) {
    List<PaperNote> notes = new ArrayList<>();
    try (JournalCursor cursor = cursor(directory)) {
      head(directory, cursor);
      while (cursor.hasNext()) {
        JournalEntry entry = cursor.next();
        if (entry.type() == PaperJournal.NOTE) {
          notes.add(PaperJournal.note(entry));
        }
      }
    }
    return notes;
  }

  /** Applies every input again, from the first on, and compares; ends at the first difference. */
  public static Replay replay(Path directory, Listener listener) {
    try (JournalCursor cursor = cursor(directory)) {
      PaperTerms terms = head(directory, cursor);
      return new Replaying(terms, listener).all(cursor);
    }
  }

  private static JournalCursor cursor(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException("there is no journal in " + directory);
    }
    return Journal.read(directory);
  }

  private static PaperTerms head(Path directory, JournalCursor cursor) {
    try {
      return PaperJournal.terms(cursor);
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(directory + ": " + e.getMessage(), e);
    }
  }

  /** One replay. */
  private static final class Replaying {
    private final PaperTerms terms;
    private final PaperCore core;
    private final PaperJournal codec;
    private final Listener listener;
    private final List<PaperNote> notes = new ArrayList<>();
    private final PaperBroker account;

    Replaying(PaperTerms terms, Listener listener) {
      this.terms = terms;
      this.listener = listener;
      core = new PaperCore(terms);
      codec = new PaperJournal(terms);
      account = broker(List.of());
    }

    private PaperBroker broker(List<PaperNote> said) {
      return new PaperBroker(
          terms, core, null, codec, Durability.ON_DEMAND, new SnapshotPace(Integer.MAX_VALUE),
          change -> {}, new ArrayList<>(said));
    }

    Replay all(JournalCursor cursor) {
      long read = 1;
      Optional<Difference> difference = Optional.empty();
      while (difference.isEmpty() && cursor.hasNext()) {
        JournalEntry entry = cursor.next();
        read++;
        difference =
            switch (entry.type()) {
              case PaperJournal.INPUT, PaperJournal.TICKS -> input(entry);
              case PaperJournal.SNAPSHOT -> snapshot(entry);
              case PaperJournal.NOTE -> {
                notes.add(PaperJournal.note(entry));
                yield Optional.empty();
              }
              default ->
                  Optional.of(new Difference(entry.sequence(), "an unknown entry: " + entry));
            };
      }
      return new Replay(broker(notes), notes, read, cursor.tornBytes(), difference);
    }

    private Optional<Difference> input(JournalEntry entry) {
      try {
        codec.replay(entry, core, (input, answer, brought) -> {
          for (PaperEvent change : brought) {
            listener.change(entry.sequence(), change, account);
          }
          switch (input) {
            case Input.Event(MarketEvent event) ->
                listener.event(entry.sequence(), event, account);
            case Input.SubmitBracket(Bracket bracket) ->
                listener.bracket(entry.sequence(), bracket, answer, account);
            case Input.FillGap(OfflineGap gap) ->
                listener.gap(entry.sequence(), gap, account);
            default -> {}
          }
        });
        return Optional.empty();
      } catch (PaperJournal.Differs e) {
        return Optional.of(new Difference(entry.sequence(), e.words));
      }
    }

    private Optional<Difference> snapshot(JournalEntry entry) {
      return Arrays.equals(codec.snapshot(core), entry.payload())
          ? Optional.empty()
          : Optional.of(
              new Difference(
                  entry.sequence(), "the snapshot holds another state than its inputs give"));
    }
  }
}
