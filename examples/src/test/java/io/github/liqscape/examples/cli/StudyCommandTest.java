// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.candle.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {

  /** Midnight of a day in August 2020, epoch milliseconds. */
  private static final long START = 18_500 * 86_400_000L;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void own_candles_are_studied_and_files_written() throws IOException {
    Path csv = walk("ABCUSDT_1h.csv", 1_500);
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of(
            "study", "--data", csv.toString(), "--out", out.toString(), "--trials", "3");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("candles of ABCUSDT_1h.csv", "1,500 bars", "VOLUME_PROXY=1500")
        .contains("no path inside a bar", "confidence: UNCALIBRATED", "deflated for 24 trials")
        .contains("wrote " + out.resolve("model.json"));
    assertThat(Files.readString(out.resolve("study.txt"))).contains("WAIT");
    JsonNode json = new JsonMapper().readTree(Files.readString(out.resolve("study.json")));
    assertThat(json.at("/confidence/calibrated").booleanValue()).isFalse();
    assertThat(json.at("/markets/0/bars").intValue()).isEqualTo(1_500);
  }

  @Test
  void smaller_candles_give_the_path_inside_the_signal_bar() throws IOException {
    Path csv = walk("ABCUSDT_1h.csv", 800);
    CommandRun run =
        CommandRun.of("study", "--data", csv.toString(), "--signal", "4h", "--json");
    assertThat(run.exit()).isZero();
    JsonNode json = new JsonMapper().readTree(run.out());
    assertThat(json.at("/markets/0/timeframe").textValue()).isEqualTo("4h");
    assertThat(json.at("/markets/0/bars").intValue()).isEqualTo(200);
    assertThat(json.at("/markets/0/finerPath").booleanValue()).isTrue();
  }

  @Test
  void recorded_year_leaves_out_the_open_candle_and_reads_what_is_beside_it() {
    assumeTrue(
        StudySet.MULTIVENUE.present(),
        () -> "recorded set is missing: " + StudySet.MULTIVENUE.files());
    List<StudySource> sources = StudySet.named("multivenue-1h-2025").sources();
    assertThat(sources)
        .extracting(StudySource::name)
        .containsExactly(
            "binance BTC", "bybit BTC", "binance ETH", "bybit ETH", "binance SOL", "bybit SOL");
    for (StudySource source : sources) {
      boolean sol = source.instrument().baseAsset().equals("SOL");
      assertThat(source.candles()).hasSize(8_735);
      assertThat(source.beside().get(0)).hasSize(sol ? 0 : 1_092);
      assertThat(source.beside().get(1).isEmpty()).isEqualTo(sol);
      assertThat(source.market().timeframe()).isEqualTo(Timeframe.H1);
    }
  }

  @Test
  void wrong_options_are_refused_in_one_sentence() throws IOException {
    assertRefused("--set must be one of", "--set", "nothing");
    assertRefused("--trials must be in [1, 1000000], was 0", "--trials", "0");
    assertRefused("there is no file no-such.csv", "--data", "no-such.csv");
    String csv = walk("ABC.csv", 3).toString();
    assertRefused("give one of --data and --set", "--data", csv, "--set", "nothing");
    assertRefused("--tick must be a decimal", "--data", csv, "--tick", "0");
    assertRefused("timeframe must be a multiple of 1h", "--data", csv, "--signal", "5m");
    CommandRun without = TestData.without(folder, "study");
    assertThat(without.exit()).isEqualTo(2);
    assertThat(without.err()).contains("no recorded years under " + folder, "--data");
    CommandRun named = TestData.without(folder, "study", "--set", "multivenue-1h-2025");
    assertThat(named.exit()).isEqualTo(2);
    assertThat(named.err()).contains("there are no files", "LIQSCAPE_DATA");
  }

  private static void assertRefused(String sentence, String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "study";
    System.arraycopy(options, 0, all, 1, options.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.err()).startsWith("liqscape: ").contains(sentence);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
  }

  /** A random walk of hourly candles. */
  private Path walk(String name, int bars) throws IOException {
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("open_time,open,high,low,close,volume\n");
    double close = 2_000;
    for (int i = 0; i < bars; i++) {
      double open = close;
      close = Math.round(open * (1 + random.nextGaussian() * 0.004) * 100) / 100.0;
      double high = Math.max(open, close) + 2 + random.nextInt(5);
      double low = Math.min(open, close) - 2 - random.nextInt(5);
      csv.append(
          String.format(
              Locale.ROOT, "%d,%.2f,%.2f,%.2f,%.2f,%d%n", START + i * 3_600_000L, open, high, low, close,
              1_000 + random.nextInt(1_000)));
    }
    return Files.writeString(folder.resolve(name), csv);
  }
}
