// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupJson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {

  private static final int ETH_BARS = 580;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "setup";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--out";
    all[arguments.length + 2] = folder.resolve("out").toString();
    return TestData.without(folder, all);
  }

  private void assertRefused(String[] arguments, String... parts) {
    CommandRun run = run(arguments);
    assertThat(run.exit()).as(String.join(" ", arguments)).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> line.startsWith("liqscape: "))).hasSize(1);
    assertThat(run.err()).contains(parts).doesNotContain("\tat ");
  }

  private static String[] of(String... arguments) {
    return arguments;
  }

  @Test
  void the_candles_of_the_jar_give_decisions_reasons_and_a_picture() throws IOException {
    CommandRun run = run();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("ETH-USD, 13 to 15 March 2023", "signal bars of 5m", "candles of a spot market")
        .containsPattern("\n" + ETH_BARS + " bars: \\d+ BUY, \\d+ SELL, \\d+ WAIT \\(")
        .containsPattern("WARMUP +35\\.\\d % +35\\.\\d %")
        .contains("UNCALIBRATED", "the newest bar:", "For paper only.", "it makes no edge")
        .containsPattern("wrote .*setup\\.png, the (BUY|SELL) of 2023-03-1");
    BufferedImage image = ImageIO.read(folder.resolve("out/setup.png").toFile());
    assertThat(image.getWidth()).isEqualTo(1_600);
  }

  @Test
  void json_is_one_document_a_line_that_can_be_read_back() {
    CommandRun all = run("--json", "--all");
    List<Setup> setups = all.out().lines().map(SetupJson::read).toList();
    assertThat(setups).hasSize(ETH_BARS);
    List<String> trades = run("--json").out().lines().toList();
    assertThat(trades)
        .isNotEmpty()
        .isEqualTo(
            setups.stream()
                .filter(Setup.Trade.class::isInstance)
                .map(SetupJson::write)
                .toList());
    assertThat(all.err()).contains("wrote ");
  }

  @Test
  void explain_says_entry_stop_and_target_of_each() {
    CommandRun run = run("--explain", "--at", "newest");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .containsPattern("(BUY|SELL) ETH-USD 5m at [0-9.]+, as of 2023-03-1")
        .containsPattern("Enter .* stop [0-9.]+, target [0-9.]+, out after 48 bars")
        .containsPattern("wrote .*, the \\w+ of 2023-03-15T18:20:00Z");
  }

  @Test
  void larger_signal_bars_are_made_of_the_candles() {
    CommandRun run = run("--signal", "15m", "--at", "2023-03-15T12:07:00Z");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("signal bars of 15m")
        .containsPattern("\n19\\d bars: 0 BUY, 0 SELL, 19\\d WAIT \\(100\\.0 %\\)")
        .containsPattern("WARMUP +100\\.0 %")
        .contains("the WAIT of 2023-03-15T12:00:00Z");
  }

  @Test
  void a_synthetic_market_gets_candles_of_its_trades() {
    CommandRun run = run("--synthetic", "--days", "1");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("synthetic perpetual").containsPattern("\n28\\d bars: ");
  }

  @Test
  void wrong_input_is_one_sentence() throws IOException {
    assertRefused(of("--all"), "--all goes with --json");
    assertRefused(of("--json", "--explain"), "one of --explain and --json");
    assertRefused(of("--bars", "10"), "--bars must be in [20, 2000], was 10");
    assertRefused(of("--signal", "7m"), "'7m'");
    assertRefused(of("--signal", "1m"), "--signal must be a multiple of the candles' 5m");
    assertRefused(of("--at", "noon"), "--at must be 'newest' or an instant", "'noon'");
    assertRefused(of("--at", "2030-01-01T00:00:00Z"), "--at must be in (2023-03-13T");
    assertRefused(of("--data", "no-such.csv"), "there is no file no-such.csv");
    Path bad =
        Files.writeString(
            folder.resolve("bad.csv"),
            "open_time,open,high,low,close,volume\n1700000100000,100,x,99,100,5\n");
    assertRefused(of("--data", bad.toString()), "bad.csv line 2, field high", "'x'");
  }

  @Test
  void a_market_that_is_too_short_waits_and_says_why() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("own.csv"),
            """
            open_time,open,high,low,close,volume
            1700000100000,100,101,99,100,5
            1700000400000,100,102,99.5,101,7
            """);
    CommandRun run = run("--data", csv.toString(), "--symbol", "MINE");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("no BUY and no SELL", "2 bars: 0 BUY, 0 SELL, 2 WAIT (100.0 %)", "WARMUP");
  }
}
