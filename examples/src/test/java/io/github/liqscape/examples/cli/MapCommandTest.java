// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.engine.SetupJson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  @Test
  void without_data_the_candles_of_the_jar_are_drawn() throws IOException {
    CommandRun run = TestData.without(folder, "map", "--out", out().toString());
    assertThat(run.err()).contains("no recorded data under " + folder);
    assertThat(run.out())
        .contains("ETH-USD, 13 to 15 March 2023", "candles of a spot market", "VOLUME_PROXY")
        .contains("context, not a signal", "wrote ")
        .doesNotContainPattern("\\d (USD|USDT)\\b");
    assertThat(run.exit()).isZero();
    JsonNode report = assertFiles();
    assertThat(report.get("unit").textValue()).isEqualTo("share of total");
    assertThat(report.at("/events/APPLIED").longValue()).isGreaterThan(500);
  }

  @Test
  void a_setup_follows_the_map_in_words_picture_and_report() throws IOException {
    CommandRun run = TestData.without(folder, "map", "--setup", "--out", out().toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "context, not a signal", "the chart at the close", "swing trend ", "last break: ",
            "the setup at that close:", "ETH-USD 5m at ", "UNCALIBRATED", "bars: ",
            "the alerts of the setups", "nothing left this machine", "WATCHLIST of 2023-03-15T",
            "sent to   in-app:you", "AUTOMATION_CANDIDATE of ", "sent to   paper-log:bot",
            "skipped   webhook (CHANNEL_NOT_CONFIGURED", "setup.png", "alerts.json");
    JsonNode setup = assertFiles().get("setup");
    assertThat(setup.get("bars").intValue()).isEqualTo(580);
    assertThat(SetupJson.read(setup.get("newest").toString()).timeframe()).isEqualTo(Timeframe.M5);
    assertThat(setup.at("/drawn/plan/stop").doubleValue()).isPositive();
    assertThat(ImageIO.read(out().resolve("setup.png").toFile()).getWidth()).isEqualTo(1_600);
    JsonNode alerts = new JsonMapper().readTree(out().resolve("alerts.json").toFile());
    assertThat(alerts.at("/messages/in-app:you/DELIVERED").intValue())
        .isEqualTo(alerts.get("inbox").size())
        .isPositive();
    String id = alerts.get("sent").get(0).get("alert").textValue();
    CommandRun explained =
        CommandRun.of(
            "alerts", "explain", id, "--outbox", out().resolve("alerts/outbox").toString());
    assertThat(explained.out()).contains(id, "DELIVERED after 1 attempt");
  }

  @Test
  void a_rerun_says_the_same_and_touches_nothing_of_others() throws IOException {
    Path first = folder.resolve("first");
    CommandRun run = TestData.without(folder, "setup", "--out", first.toString());
    String alerts = Files.readString(first.resolve("alerts.json"));
    CommandRun again = TestData.without(folder, "setup", "--out", first.toString());
    assertThat(again.out()).isEqualTo(run.out());
    assertThat(Files.readString(first.resolve("alerts.json"))).isEqualTo(alerts);
    Path own = Files.createDirectories(folder.resolve("mine/alerts"));
    CommandRun refused =
        TestData.without(folder, "setup", "--out", own.resolveSibling(".").normalize().toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("was not made by this command and is not touched");
  }

  @Test
  void cascade_is_shares_without_currency() throws IOException {
    TestData.assumePresent(RecordedSet.CASCADE);
    CommandRun run = CommandRun.of("map", "--set", "cascade", "--out", out().toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("the cascade of 10 October 2025", "note: candles only", "% of total")
        .doesNotContainPattern("\\d (USD|USDT)\\b");
    JsonNode report = assertFiles();
    assertThat(report.at("/provenance/fidelity").textValue()).isEqualTo("VOLUME_PROXY");
    assertThat(report.at("/provenance/coverage").isNull()).isTrue();
    assertThat(report.get("asOf").textValue()).isEqualTo("2025-10-11T00:00:00Z");
    assertThat(report.at("/long/zones").get(0).has("band")).isFalse();
  }

  @Test
  void open_interest_shows_currency_and_says_that_candles_are_spot() throws IOException {
    TestData.assumePresent(RecordedSet.OPEN_INTEREST);
    CommandRun run =
        CommandRun.of(
            "map", "--set", "open-interest", "--until", "2026-03-20T00:00:00Z", "--json", "--out",
            out().toString());
    assertThat(run.exit()).isZero();
    JsonNode report = assertFiles();
    assertThat(new JsonMapper().readTree(run.out())).isEqualTo(report);
    assertThat(report.get("unit").textValue()).isEqualTo("USDT");
    assertThat(report.get("asOf").textValue()).isEqualTo("2026-03-20T00:00:00Z");
    assertThat(report.get("notes").get(0).textValue()).contains("candles are BTC spot");
    assertThat(report.at("/provenance/fidelity").textValue()).isEqualTo("CANDLE_OI");
  }

  @Test
  void synthetic_stands_beside_the_truth() throws IOException {
    CommandRun run =
        CommandRun.of("map", "--synthetic", "--days", "1", "--ascii", "--out", out().toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("synthetic perpetual, seed 20251010", "truth against map (USDT, millions)")
        .containsPattern("LONG +10\\.0% +\\d+\\.\\d+ +\\d+\\.\\d+  ")
        .containsPattern("SHORT +10\\.0% +\\d+\\.\\d+ +\\d+\\.\\d+  ")
        .doesNotContain("█");
    assertThat(assertFiles().at("/provenance/fidelity").textValue()).isEqualTo("SYNTHETIC");
  }

  @Test
  void own_candles_are_drawn_even_if_there_are_only_two() throws IOException {
    Path csv = csv("1700000100000,100,101,99,100,5", "1700000400000,100,102,99.5,101,7");
    CommandRun run =
        CommandRun.of(
            "map", "--data", csv.toString(), "--symbol", "MINE", "--out", out().toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("candles of own.csv", "MINE", "! Candles only");
    assertFiles();
  }

  @Test
  void run_that_cannot_write_says_so() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    CommandRun run = TestData.without(folder, "map", "--out", taken.toString());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("taken").doesNotContain("\tat ");
  }

  private Path csv(String... rows) throws IOException {
    return Files.writeString(
        folder.resolve("own.csv"),
        "open_time,open,high,low,close,volume\n" + String.join("\n", rows) + "\n");
  }

  /** Both pictures and the report are there and whole. */
  private JsonNode assertFiles() throws IOException {
    for (String name : List.of("heatmap.png", "profile.png")) {
      BufferedImage image = ImageIO.read(out().resolve(name).toFile());
      assertThat(image.getWidth()).as(name).isGreaterThan(1_000);
      assertThat(distinctColours(image)).as(name).isGreaterThan(20);
    }
    String text = Files.readString(out().resolve("report.json"));
    assertThat(text).doesNotContain("NaN", "Infinity");
    return new JsonMapper().readTree(text);
  }

  private static long distinctColours(BufferedImage image) {
    return Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }
}
