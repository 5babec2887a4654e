// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on the real disk, killed at any moment. */
class KillTest {

  private static final int KILLS = Boolean.getBoolean("liqscape.thorough") ? 300 : 3;

  @TempDir Path folder;

  @Test
  void what_a_killed_process_had_acknowledged_is_there() throws Exception {
    Path directory = folder.resolve("journal");
    Random random = new Random(11);
    long last = 0;
    for (int i = 0; i < KILLS; i++) {
      long acknowledged = Math.max(last, appendAndKill(directory, i, random.nextInt(200)));
      try (Journal journal = AppendUntilKilled.open(directory)) {
        assertThat(journal.lastSequence()).isGreaterThanOrEqualTo(acknowledged);
        requireAll(journal);
        last = journal.lastSequence();
      }
    }
  }

  /** Returns the last acknowledgement that came through. */
  private static long appendAndKill(Path directory, long seed, int acknowledgements)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
                AppendUntilKilled.class.getName(), directory.toString(), Long.toString(seed))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      int seen = 0;
      String line;
      while ((line = lines.readLine()) != null) {
        last = Long.parseLong(line);
        seen++;
        if (seen >= acknowledgements) {
          // By its handle: Process.destroyForcibly would close the pipe that is still read.
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(last).as("the process said nothing").isPositive();
    return last;
  }

  private static void requireAll(Journal journal) {
    long expected = journal.firstSequence();
    try (JournalCursor cursor = journal.cursor()) {
      while (cursor.hasNext()) {
        JournalEntry e = cursor.next();
        for (; expected < e.sequence(); expected++) {
          assertThat(AppendUntilKilled.live(expected)).as("%d is missing", expected).isFalse();
        }
        assertThat(e.payload()).isEqualTo(AppendUntilKilled.payload(e.sequence()));
        expected = e.sequence() + 1;
      }
    }
    assertThat(journal.lastSequence() - expected).isLessThan(7);
  }
}
