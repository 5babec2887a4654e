// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.paper.naive.PaperScenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on the real disk, killed at any moment while they trade. */
class PaperKillTest {

  private static final int KILLS =
      Integer.getInteger(
          "liqscape.paper.kills", Boolean.getBoolean("liqscape.thorough") ? 200 : 3);

  @TempDir Path folder;

  private final Random random = new Random(23);
  private long seed;
  private List<String> expected = List.of();
  private long acknowledged;
  private long lines;

  @Test
  void what_was_answered_and_told_outlives_every_kill() throws Exception {
    int finished = 0;
    next();
    for (int kill = 0; kill < KILLS; kill++) {
      if (live(1 + random.nextInt(random.nextInt(4) == 0 ? 150 : 25))) {
        finished++;
        next();
      }
    }
    System.out.printf(
        "%d kills, %d lines heard, %d scripts ended%n", KILLS, lines, finished);
    assertThat(lines).isGreaterThan(KILLS);
  }

  /** Another script in another folder, and what an uninterrupted run of it says. */
  private void next() {
    seed++;
    acknowledged = 0;
    expected = new ArrayList<>();
    PaperScenario script = PaperScenario.of(seed);
    FastVenue venue = new FastVenue(script.terms());
    expected.add("S 0 " + venue.describe().hashCode());
    for (PaperScenario.Step step : script.steps()) {
      expected.add(TradeUntilKilled.line(expected.size(), step, venue));
    }
  }

  /** Kills a process after so many lines, or at its end; true if it came to its end. */
  private boolean live(int until) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
                TradeUntilKilled.class.getName(), folder.resolve("journal" + seed).toString(),
                Long.toString(seed), Integer.toString(1 + (int) seed % 20))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean ended = false;
    boolean started = false;
    int heard = 0;
    try (BufferedReader from =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        ended |= line.equals("E");
        if (!ended && line.matches("S \\d+ -?\\d+|[AN] \\d+ -?\\d+ -?\\d+")) {
          check(line);
          started = true;
          lines++;
        }
        if (++heard >= until || ended) {
          // By its handle: Process.destroyForcibly would close the pipe that is still read.
          child.toHandle().destroyForcibly();
        }
      }
    }
    child.waitFor();
    assertThat(started).as("the process began").isTrue();
    return ended;
  }

  private void check(String line) {
    String[] words = line.split(" ", -1);
    int number = Integer.parseInt(words[1]);
    if (words[0].equals("S")) {
      assertThat((long) number).as("inputs that are left").isGreaterThanOrEqualTo(acknowledged);
      assertThat(words[2]).isEqualTo(expected.get(number).split(" ", -1)[2]);
      return;
    }
    assertThat(line).isEqualTo(expected.get(number));
    if (words[0].equals("A")) {
      acknowledged = number;
    }
  }
}
