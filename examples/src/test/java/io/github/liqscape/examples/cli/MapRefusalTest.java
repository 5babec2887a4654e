// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong input is one sentence on standard error and exit code 2. */
class MapRefusalTest {

  private static final String GOOD = "1700000100000,100,101,99,100,5";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private void assertRefused(String[] arguments, String... parts) {
    List<String> all = new ArrayList<>(List.of("map"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("liqscape: ").contains(parts);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private String[] data(String rows, String... more) throws IOException {
    Path csv = folder.resolve("own.csv");
    Files.writeString(csv, "open_time,open,high,low,close,volume\n" + rows);
    List<String> all = new ArrayList<>(List.of("--data", csv.toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String[] of(String... arguments) {
    return arguments;
  }

  @Test
  void bad_rows_are_named_by_file_line_and_field() throws IOException {
    assertRefused(data(GOOD + "\n1700000400000,100,102"), "own.csv line 3", "6");
    assertRefused(
        data(GOOD + "\n1700000400000,100,x,99,100,5"), "own.csv line 3, field high", "'x'");
    assertRefused(data(GOOD + "\n1700000400000,,102,99,100,5"), "own.csv line 3, field open");
    assertRefused(data(GOOD + "\n17000004,100,102,99,100,5"), "own.csv line 3, field open_time");
    assertRefused(
        data(GOOD + "\n1700000400000,100,98,102,100,5"), "own.csv line 3", "high 98", "low 102");
    assertRefused(data(GOOD + "\n1700000400000,100,102,-1,100,5"), "own.csv line 3", "low", "-1");
    assertRefused(data(GOOD + "\n1700000100000,100,104,99,100,5"), "own.csv", "two different rows");
  }

  @Test
  void a_file_without_enough_candles_is_refused() throws IOException {
    assertRefused(data(""), "own.csv");
    assertRefused(data(GOOD + "\n"), "at least 2 candles, held 1");
    assertRefused(of("--data", "no-such.csv"), "there is no file no-such.csv");
    Path odd = Files.writeString(folder.resolve("odd.csv"), "when,open,high,low\n1,2,3,4\n");
    assertRefused(of("--data", odd.toString()), "odd.csv", "open_time");
  }

  @Test
  void options_name_their_allowed_range() throws IOException {
    assertRefused(of("--set", "crash"), "cascade, open-interest", "'crash'");
    assertRefused(of("--synthetic", "--days", "0"), "--days must be in [1, 365], was 0");
    assertRefused(of("--synthetic", "--days", "366"), "--days must be in [1, 365], was 366");
    assertRefused(of("--synthetic", "--until", "2026-01-02T00:00:00Z"), "--until", "--days");
    assertRefused(
        of("--synthetic", "--set", "cascade"), "one of --data, --set, --recording and --synthetic");
    String rows = GOOD + "\n1700000400000,100,102,99.5,101,7\n";
    assertRefused(data(rows, "--timeframe", "7m"), "1m, 3m, 5m", "'7m'");
    for (String tick : List.of("0", "0.00", "-1", "1e-2", "NaN", "many")) {
      assertRefused(data(rows, "--tick", tick), "--tick must be a decimal > 0", "'" + tick + "'");
    }
  }

  @Test
  void until_lies_within_the_recording() throws IOException {
    String rows = GOOD + "\n1700000400000,100,102,99.5,101,7\n";
    String range = "--until must be in (2023-11-14T22:20:00Z, 2023-11-14T22:25:00Z]";
    assertRefused(data(rows, "--until", "2023-11-14T22:20:00Z"), range, "was 2023-11-14T22:20:00Z");
    assertRefused(data(rows, "--until", "2023-11-14T22:25:01Z"), range);
    assertRefused(data(rows, "--until", "+1000000000-12-31T23:59:59Z"), range);
    assertRefused(data(rows, "--until", "yesterday"), "an instant such as", "'yesterday'");
  }

  @Test
  void sets_that_are_not_here_are_named_with_their_file() {
    CommandRun run = TestData.without(folder, "map", "--set", "cascade");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("there is no file " + folder, "BTCUSDT_5m.csv.gz", "set LIQSCAPE_DATA");
  }

  @Test
  void prices_off_the_tick_are_counted_in_the_refusal() throws IOException {
    String rows = "1700000100000,100.5,101,99,100,5\n1700000400000,100.5,102,99,101,7\n";
    assertRefused(data(rows, "--tick", "1"), "no event with a price was accepted", "OFF_TICK=2");
  }
}
