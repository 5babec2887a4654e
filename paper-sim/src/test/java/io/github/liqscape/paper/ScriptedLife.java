// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.naive.PaperScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A broker with a journal on a disk in memory that plays a script, and what it was after each step. */
final class ScriptedLife {

  static final Path JOURNAL = Path.of("/journal");

  /**
   * What was known after a step.
   *
   * @param answer to it
   * @param told the events it brought about
   * @param sequence of the newest journal entry, a run of ticks that has begun included
   * @param snapshot whether that entry is a snapshot
   * @param hash of the state
   * @param text the state as text
   */
  record After(
      Object answer, List<PaperEvent> told, long sequence, boolean snapshot, String hash,
      String text) {

    /** The same without its place in the journal, which a restart moves: it ends a run of ticks. */
    After unnumbered() {
      return new After(answer, told, 0, false, hash, text);
    }

    /** Whether the caller may rely on it: it was answered or told. */
    boolean acknowledged() {
      return !told.isEmpty() || !answer.equals("done");
    }
  }

  final PaperScenario script;
  final FastVenue venue;
  final List<After> steps = new ArrayList<>();
  private int next;

  ScriptedLife(PaperScenario script, FakeDisk disk, int snapshotEvery, int firstStep) {
    this.script = script;
    next = firstStep;
    venue = new FastVenue(builder(script, disk).snapshotEvery(snapshotEvery));
  }

  static PaperBrokerBuilder builder(PaperScenario script, FakeDisk disk) {
    return PaperBroker.builder().terms(script.terms()).journal(JOURNAL).disk(disk);
  }

  /** Plays the rest; false if the power went off meanwhile. */
  boolean play() {
    return play(script.steps().size());
  }

  /** Plays up to a step, which is not played any more. */
  boolean play(int end) {
    while (next < end) {
      try {
        Object answer = answer(script.steps().get(next));
        PaperBroker broker = venue.broker();
        steps.add(
            new After(
                answer, venue.drain(), broker.lastSequence(), broker.log.snapshotIsNewest(),
                broker.stateHash(), broker.describe()));
        next++;
      } catch (JournalException off) {
        return false;
      }
    }
    return true;
  }

  private Object answer(PaperScenario.Step step) {
    try {
      return step.play().on(venue);
    } catch (IllegalArgumentException refused) {
      return "refused";
    }
  }

  /** Hashes of the state by the newest journal entry; a snapshot changes nothing, a run grows. */
  Map<Long, String> hashes() {
    Map<Long, String> hashes = new TreeMap<>();
    for (After after : steps) {
      hashes.put(after.sequence(), after.hash());
      if (after.snapshot()) {
        hashes.put(after.sequence() - 1, after.hash());
      }
    }
    return hashes;
  }

  /** How many steps have been played once the journal ends with this entry. */
  int played(long sequence) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).snapshot() && steps.get(i).sequence() == sequence + 1) {
        return i + 1;
      }
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).sequence() == sequence) {
        return i + 1;
      }
    }
    return 0;
  }
}
