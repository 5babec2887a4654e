// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {

  @TempDir Path state;

  private CommandRun scan(String... options) {
    List<String> all =
        new ArrayList<>(List.of("scan", "--port", "0", "--state", state.toString()));
    all.addAll(List.of(options));
    return CommandRun.of(all.toArray(new String[0]));
  }

  @Test
  void generated_markets_are_scanned_and_go_on_where_they_stopped() throws IOException {
    CommandRun first =
        scan(
            "--markets", "3", "--warm", "20m", "--timeframes", "1m,5m", "--for", "1s", "--speed",
            "600", "--json");
    assertThat(first.err()).contains("3 synthetic perpetuals", "open http://localhost:");
    assertThat(first.exit()).isZero();
    JsonNode before = new JsonMapper().readTree(first.out());
    assertThat(before.get("lanes")).hasSize(3);
    assertThat(before.at("/lanes/0/decisions/0/timeframe").textValue()).isEqualTo("1m");

    CommandRun second =
        scan(
            "--markets", "3", "--warm", "20m", "--timeframes", "1m,5m", "--for", "300ms", "--speed",
            "600", "--json");
    JsonNode after = new JsonMapper().readTree(second.out());
    assertThat(after.get("events").longValue())
        .as("it goes on")
        .isGreaterThanOrEqualTo(before.get("events").longValue());
    assertThat(after.get("now").longValue()).isGreaterThanOrEqualTo(before.get("now").longValue());
  }

  @Test
  void without_json_it_says_what_it_saw() {
    CommandRun run = scan("--markets", "2", "--warm", "10m", "--for", "300ms");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("rank instrument", "C001USDT", "C002USDT");
  }

  @Test
  void live_contracts_get_their_past_and_are_followed() {
    CommandRun run =
        scan(
            "--live", "scripted", "--market", "endless", "--top", "5", "--timeframes", "1m,5m",
            "--for", "1s");
    assertThat(run.out())
        .contains("1 contracts of scripted endless, live", "BTCUSDT")
        .doesNotContain("trouble: the feed failed");
    assertThat(run.exit()).isZero();
  }

  @Test
  void recording_is_scanned_to_its_end() throws IOException {
    String recording = state.resolve("recording").toString();
    assertThat(
            CommandRun.of("record", "scripted", "BTCUSDT", "--market", "whole", "--out", recording)
                .exit())
        .isZero();
    CommandRun run =
        scan(
            "--recording", recording, "--timeframes", "1m", "--speed", "max", "--for", "30s",
            "--json");
    assertThat(run.exit()).isZero();
    JsonNode lane = new JsonMapper().readTree(run.out()).at("/lanes/0");
    assertThat(lane.at("/health/phase").textValue()).isEqualTo("ENDED");
    assertThat(lane.at("/health/gaps").longValue()).as("the one of the script").isEqualTo(1);
    assertThat(lane.at("/decisions/0/decision").textValue()).isEqualTo("WAIT");
  }

  @Test
  void feed_that_fails_is_exit_code_1_and_said() {
    CommandRun run =
        scan("--live", "scripted", "--market", "breaks", "--symbols", "BTCUSDT", "--for", "2s");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("trouble: the feed failed: FORBIDDEN");
  }

  @Test
  void wrong_usage_is_exit_code_2() {
    assertThat(scan("--live", "scripted", "--synthetic").err()).contains("--live goes without");
    assertThat(scan("--speed", "0").err()).contains("--speed must be > 0");
    assertThat(scan("--timeframes", "1h,5m").err()).contains("timeframes must ascend");
    assertThat(scan("--speed", "fast").err()).contains("or max, was 'fast'");
    assertThat(scan("--markets", "0").err()).contains("--markets must be in [1, 5000]");
    assertThat(scan("--threads", "0").err()).contains("--threads must be in [1, 64]");
    assertThat(scan("--live", "nowhere").err()).contains("no exchange adapter 'nowhere'");
    assertThat(scan("--live", "scripted", "--history", "60d").err()).contains("at most 29d");
    assertThat(scan("--synthetic", "--recording", "x").err()).contains("give one of");
    assertThat(scan("--set", "nothing").exit()).isEqualTo(2);
    assertThat(scan("--timeframes", "1m", "--set", "cascade").exit()).isEqualTo(2);
  }
}
