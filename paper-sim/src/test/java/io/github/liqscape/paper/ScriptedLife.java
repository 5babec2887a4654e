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
   * @param sequence of the newest journal entry
   * @param hash of the state
   * @param text the state as text
   */
  record After(
      Object answer, List<PaperEvent> told, long sequence, String hash, String text) {

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
                answer, venue.drain(), broker.lastSequence(), broker.stateHash(),
                broker.describe()));
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

  /** Hashes of the state by the newest journal entry; a snapshot changes nothing. */
  Map<Long, String> hashes() {
    Map<Long, String> hashes = new TreeMap<>();
    for (After after : steps) {
      hashes.put(after.sequence(), after.hash());
      hashes.putIfAbsent(after.sequence() - 1, after.hash());
    }
    return hashes;
  }

  /** How many steps have been played at a journal entry. */
  int played(long sequence) {
    for (int i = 0; i < steps.size(); i++) {
      long at = steps.get(i).sequence();
      if (at == sequence || (at == sequence + 1 && snapshot(i))) {
        return i + 1;
      }
    }
    return 0;
  }

  boolean snapshot(int step) {
    long before = step == 0 ? 1 : steps.get(step - 1).sequence();
    return steps.get(step).sequence() == before + 2;
  }
}
