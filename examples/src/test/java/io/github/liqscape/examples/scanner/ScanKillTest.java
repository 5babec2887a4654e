// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on the real disk, killed at any moment while they scan. */
class ScanKillTest {

  private static final int KILLS = Boolean.getBoolean("liqscape.thorough") ? 60 : 2;

  @TempDir Path folder;

  private final Random random = new Random(17);

  static List<ReplayMarket> markets() {
    return Replays.markets(21, 2, 75);
  }

  @Test
  void killed_again_and_again_it_comes_to_the_end_of_an_uninterrupted_run() throws Exception {
    Path whole = folder.resolve("whole");
    Replays.finish(ReplayScan.onThisThread(Replays.terms(markets(), Replays.CONFIG, whole)));
    int kills = 0;
    for (int round = 0; kills < KILLS; round++) {
      Path broken = folder.resolve("broken" + round);
      boolean ended = false;
      while (!ended) {
        // Once it was killed often enough it may come to its end.
        int lines = kills < KILLS ? 1 + random.nextInt(25) : Integer.MAX_VALUE;
        ended = scan(broken, kills, lines);
        kills += ended ? 0 : 1;
      }
      assertThat(Replays.states(broken)).isEqualTo(Replays.states(whole));
      assertThat(Replays.published(broken))
          .as("each alert once, none lost")
          .isEqualTo(Replays.published(whole))
          .isNotEmpty();
    }
  }

  /** Runs a process until it has said so many lines; true if it came to its end. */
  private static boolean scan(Path into, int seed, int lines)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m",
                ScanUntilKilled.class.getName(), into.toString(), Integer.toString(seed))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean ended = false;
    int heard = 0;
    try (BufferedReader from =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        ended |= line.equals("E");
        if (++heard == lines) {
          // By its handle: Process.destroyForcibly would close the pipe that is still read.
          child.toHandle().destroyForcibly();
        }
      }
    }
    int exit = child.waitFor();
    assertThat(ended || exit == 137).as("exit code %d is of a kill", exit).isTrue();
    return ended;
  }
}
