// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.terminal.Terminal;
import io.github.liqscape.examples.terminal.TerminalMarket;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.TimeRange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TerminalLiveTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path temp;

  private final HttpClient client = HttpClient.newHttpClient();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void close() {
    client.shutdownNow();
  }

  private interface Look {
    void at(Terminal terminal) throws Exception;
  }

  private void live(String market, String push, Look look) throws Exception {
    Scheduler clock = Scheduler.system();
    try (ExchangeAdapter venue =
            ExchangeAdapters.installed()
                .open("scripted", AdapterConfig.of(market), AdapterContext.standard());
        Running running = Running.start(clock, null)) {
      Instrument btc = venue.instrument("BTCUSDT").orThrow().instrument();
      long now = clock.nanos();
      TimeRange past = new TimeRange(now - Duration.ofDays(1).toNanos(), now);
      TerminalMarket shown =
          new TerminalMarket(
              "a venue", btc, KnownMarginTiers.bybitBtcusdt2026(), Timeframe.M1,
              () -> new LiveEvents(venue, btc, past, running, new PrintWriter(err)),
              past.fromNanos(), now, TerminalMarket.LIVE, List.of());
      try (Terminal terminal = Terminal.start(shown, temp.resolve("state"), 0, 0, push)) {
        look.at(terminal);
      }
    }
  }

  private JsonNode await(Terminal terminal, String phase) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(terminal.uri().resolve("/api/stream")).build();
    try (Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
      return lines
          .filter(line -> line.startsWith("data: "))
          .map(line -> read(line.substring(6)).path("tick"))
          .filter(tick -> tick.path("phase").asText().equals(phase))
          .findFirst()
          .orElseThrow();
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private HttpResponse<String> get(Terminal terminal, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(terminal.uri().resolve(path)).build(), BodyHandlers.ofString());
  }

  @Test
  void a_venue_is_shown_with_its_past_and_at_its_own_pace() throws Exception {
    live(
        "whole", "",
        terminal -> {
          JsonNode tick = await(terminal, "ENDED");
          assertThat(tick.path("live").asBoolean()).isTrue();
          assertThat(tick.path("health").asText()).contains("1 gaps, 1 of them filled");
          JsonNode screen = read(get(terminal, "/api/screen").body());
          assertThat(screen.path("candles")).hasSize(600);
          assertThat(screen.path("map").path("fidelity").asText()).isEqualTo("OI_ANCHORED");
          assertThat(screen.path("setup").path("checklist")).hasSize(8);
          assertThat(screen.path("push").asBoolean()).isFalse();
          assertThat(err.toString()).contains("history 1 of 4, candles: 600");
          HttpRequest pace =
              HttpRequest.newBuilder(terminal.uri().resolve("/api/pace"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"speed\": 5}"))
                  .build();
          assertThat(client.send(pace, BodyHandlers.ofString()).statusCode()).isEqualTo(409);
          assertThat(get(terminal, "/push/key").statusCode()).isEqualTo(404);
        });
  }

  @Test
  void a_feed_that_breaks_is_told_and_the_page_stays() throws Exception {
    live(
        "breaks", "",
        terminal -> {
          assertThat(await(terminal, "FAILED").path("failure").asText())
              .isEqualTo("the feed failed: the venue refuses this address or this country: go away");
          assertThat(get(terminal, "/api/screen").statusCode()).isEqualTo(200);
        });
  }

  @Test
  void a_browser_can_switch_notifications_on_and_finds_the_same_key_after_a_restart()
      throws Exception {
    String[] keys = new String[2];
    for (int i = 0; i < 2; i++) {
      int run = i;
      // As the command does: all but the subscriptions is made anew.
      new MadeFolder(temp.resolve("state")).empty();
      live(
          "whole", "mailto:ops@example.com",
          terminal -> {
            await(terminal, "ENDED");
            assertThat(read(get(terminal, "/api/screen").body()).path("push").asBoolean()).isTrue();
            HttpResponse<String> page = get(terminal, "/push/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("worker-src 'self'");
            keys[run] = get(terminal, "/push/key").body();
          });
    }
    assertThat(keys[0]).hasSize(87).isEqualTo(keys[1]);
  }

  @Test
  void the_command_follows_a_venue_and_says_where() {
    CommandRun run =
        CommandRun.of(
            "terminal", "--live", "scripted", "BTCUSDT", "--market", "endless", "--port", "0",
            "--for", "1s", "--state", temp.resolve("s").toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("scripted:BTCUSDT endless, live", "open http://localhost:");
  }

  @Test
  void wrong_usage_is_exit_code_2() {
    assertThat(CommandRun.of("terminal", "--push", "mailto:a@b.c").err())
        .contains("--push goes with --live");
    assertThat(CommandRun.of("terminal", "--live", "scripted", "BTCUSDT", "--speed", "3").err())
        .contains("--live goes without --lead and --speed");
    assertThat(CommandRun.of("terminal", "--live", "scripted", "BTCUSDT", "--synthetic").err())
        .contains("--live goes without --data");
    assertThat(CommandRun.of("terminal", "--live", "scripted", "X", "--history", "9d").err())
        .contains("at most 7d");
  }
}
