// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapLiveTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path out;

  private CommandRun live(String market, String... more) {
    List<String> all =
        new ArrayList<>(List.of("map", "--live", "scripted", "BTCUSDT", "--market", market));
    all.addAll(List.of("--out", out.toString()));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private JsonNode report() throws IOException {
    return new JsonMapper().readTree(Files.readString(out.resolve("report.json")));
  }

  @Test
  void map_warms_up_and_then_follows_the_feed() throws IOException {
    CommandRun run = live("whole");
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("history 1 of 4, candles: 600")
        .contains("history 3 of 4, open interest: 121");
    assertThat(run.out())
        .containsPattern("Z  mark 6\\d,\\d{3}\\.\\d  LONG .*  SHORT .*, 1 gaps, 1 of them filled")
        .contains("scripted:BTCUSDT whole, live, as of ")
        .contains("note: no funding rates of the past: the venue has none")
        .contains("note: forced orders are known from ")
        .contains("note: margin tiers as of 2026-02-27: Bybit")
        .contains("context, not a signal");
    JsonNode report = report();
    assertThat(report.at("/provenance/fidelity").textValue()).isEqualTo("OI_ANCHORED");
    assertThat(report.at("/provenance/printsUsed").longValue()).isEqualTo(1);
    // 600 candles twice, 121 open interests, 367 live events, two gaps of the feed and our own.
    assertThat(report.at("/events/APPLIED").longValue()).isGreaterThan(1_600);
    for (String name : List.of("heatmap.png", "profile.png")) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    try (var files = Files.list(out)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("heatmap.png", "profile.png", "report.json");
    }
  }

  @Test
  void what_a_market_does_not_offer_is_said() throws IOException {
    CommandRun run = live("bare");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("note: no candles of the past: the market does not offer this: no past here")
        .contains("note: no open interest of the past")
        .contains("note: the market has no live FORCED_ORDER")
        .contains("stand-in for scripted:BTCUSDT: BTCUSDT, Binance")
        .doesNotContain("forced orders are known from");
    assertThat(report().get("notes")).hasSizeGreaterThan(4);
  }

  @Test
  void market_that_tells_nothing_is_exit_code_1() {
    CommandRun run = live("mute");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("no picture yet");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void feed_that_fails_is_exit_code_1_and_leaves_the_last_picture() {
    CommandRun run = live("breaks");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("the feed failed: the venue refuses this address");
    assertThat(out.resolve("heatmap.png")).isNotEmptyFile();
  }

  @Test
  void time_ends_a_feed_that_does_not_and_pictures_are_drawn_meanwhile() {
    CommandRun run = live("endless", "--refresh", "1ms", "--for", "2s");
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().filter(l -> l.contains("  mark ")).count()).isGreaterThan(1);
  }

  @Test
  void wrong_usage_is_exit_code_2() {
    assertThat(live("whole", "--synthetic").err()).contains("--live goes without --data");
    assertThat(live("whole", "--json").err()).contains("not with --live");
    assertThat(live("whole", "--history", "60d").err()).contains("at most 29d");
    assertThat(live("whole", "--refresh", "often").exit()).isEqualTo(2);
    assertThat(live("nowhere").err()).contains("market must be one of");
    assertThat(CommandRun.of("map", "--for", "10s").err()).contains("--for goes with --live");
    assertThat(CommandRun.of("map", "--live", "scripted").exit()).isEqualTo(2);
  }

  @Test
  void unknown_symbol_is_exit_code_1() {
    CommandRun run = CommandRun.of("map", "--live", "scripted", "NOSUCH", "--out", out.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("the venue does not know the symbol", "NOSUCH");
  }
}
