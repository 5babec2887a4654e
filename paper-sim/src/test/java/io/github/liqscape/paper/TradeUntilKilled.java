// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.paper.naive.PaperScenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process of its own that goes on with a script where its journal ends. It says where that is ("S", how
 * many inputs, what the account is), after each step what can no longer be lost ("A", how many inputs,
 * what the account is, what was answered and told), and at the end "E"; then it waits to be killed.
 */
final class TradeUntilKilled {

  private TradeUntilKilled() {}

  /** Folder of the journal, seed of the script, inputs between two snapshots. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    PaperScenario script = PaperScenario.of(Long.parseLong(args[1]));
    FastVenue venue =
        new FastVenue(
            PaperBroker.builder()
                .terms(script.terms())
                .journal(folder)
                .snapshotEvery(Integer.parseInt(args[2])));
    long inputs = inputs(folder);
    tell("S " + inputs + " " + venue.describe().hashCode());
    long done = 0;
    for (PaperScenario.Step step : script.steps()) {
      done++;
      if (done > inputs) {
        tell(line(done, step, venue));
      }
    }
    tell("E");
    while (System.in.read() >= 0) {}
  }

  /** Plays a step; what can be relied on after it. */
  static String line(long number, PaperScenario.Step step, FastVenue venue) {
    Object answer;
    try {
      answer = step.play().on(venue);
    } catch (IllegalArgumentException refused) {
      answer = "refused";
    }
    List<?> told = venue.drain();
    String kind = told.isEmpty() && answer.equals("done") ? "N " : "A ";
    return kind + number + " " + venue.describe().hashCode() + " "
        + (answer.toString() + told).hashCode();
  }

  private static long inputs(Path folder) {
    long inputs = 0;
    try (JournalCursor cursor = Journal.read(folder)) {
      PaperJournal codec = new PaperJournal(PaperJournal.terms(cursor));
      while (cursor.hasNext()) {
        inputs += codec.inputs(cursor.next()).size();
      }
    }
    return inputs;
  }

  /** In one piece, so that no half of a line is heard. */
  private static void tell(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
