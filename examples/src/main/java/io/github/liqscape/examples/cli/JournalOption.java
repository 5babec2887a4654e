// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperJournals;
import io.github.liqscape.paper.run.PaperRecord;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the journal of a paper account. */
final class JournalOption {

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      required = true,
      description = "Journal of a paper account, as 'paper run' leaves it.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path journal;

  /** The folder, which is there. */
  Path folder() {
    return existing(journal);
  }

  static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("--journal: there is no folder " + folder);
    }
    return folder;
  }

  /** The run that a journal tells of. */
  static PaperRecord record(Path folder, String work, PrintWriter err) {
    JournalProgress progress = new JournalProgress(err, work);
    return PaperRecord.read(existing(folder), progress::at);
  }

  /** The account, opened to say something about it. */
  PaperBroker account() {
    try {
      return PaperBroker.builder().terms(PaperJournals.terms(folder())).journal(journal).build();
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(journal + " cannot be gone on with: " + e.getMessage(), e);
    }
  }

  /**
   * Says how far it is in days of the market: a journal does not tell its end before it is read.
   */
  private static final class JournalProgress {
    private static final long QUIET = 2_000_000_000L;
    private static final long EVERY = 1_000_000_000L;
    private final PrintWriter err;
    private final String work;
    private long next = System.nanoTime() + QUIET;
    private @Nullable String said;

    JournalProgress(PrintWriter err, String work) {
      this.err = err;
      this.work = work;
    }

    void at(long nanos) {
      if (System.nanoTime() - next < 0) {
        return;
      }
      next = System.nanoTime() + EVERY;
      String day = MarketSource.instant(nanos).toString().substring(0, 10);
      if (!day.equals(said)) {
        said = day;
        err.println(work + ": at " + day);
        err.flush();
      }
    }
  }
}
