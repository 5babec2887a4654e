// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class TerminalTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One that has come to its end, for all tests that only look. */
  @SuppressWarnings("NullAway.Init") // before all
  private static Terminal ended;

  @SuppressWarnings("NullAway.Init") // JUnit makes it
  @TempDir
  static Path endedFolder;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Terminal terminal = ended;

  @BeforeAll
  static void toTheEnd() throws IOException {
    ended = Terminal.start(TestMarkets.candles(), endedFolder, Pace.UNBOUNDED, 0);
  }

  @AfterAll
  static void closeEnded() {
    ended.close();
  }

  private void show(TerminalMarket market, double speed) throws IOException {
    terminal = Terminal.start(market, folder, speed, 0);
  }

  @AfterEach
  void close() {
    if (terminal != ended) {
      terminal.close();
    }
    client.shutdownNow();
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return ask(HttpRequest.newBuilder(terminal.uri().resolve(path)).GET());
  }

  private HttpResponse<byte[]> ask(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<byte[]> said = get(path);
    assertThat(said.statusCode()).as(path).isEqualTo(200);
    return JSON.readTree(said.body());
  }

  /** Reads the stream until a tick is in this phase. */
  private JsonNode await(String phase) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(terminal.uri().resolve("/api/stream")).build();
    HttpResponse<Stream<String>> stream =
        client.send(request, HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = stream.body()) {
      return lines
          .filter(line -> line.startsWith("data: "))
          .map(line -> read(line.substring(6)))
          .filter(news -> news.path("tick").path("phase").asText().equals(phase))
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

  @Test
  void a_screen_holds_all_five_layers() throws Exception {
    JsonNode news = await("ENDED");
    JsonNode screen = json("/api/screen");
    assertThat(screen.path("instance").asText()).isEqualTo(news.at("/tick/instance").asText());
    assertThat(screen.path("candles")).hasSize(TestMarkets.PAST + TestMarkets.REPLAYED);
    assertThat(screen.path("map").path("fidelity").asText()).isEqualTo("VOLUME_PROXY");
    assertThat(screen.path("map").path("currency").asBoolean()).isFalse();
    assertThat(screen.path("zones")).isNotEmpty();
    assertThat(screen.path("structure")).isNotEmpty();
    assertThat(screen.path("setup").path("checklist")).hasSize(8);
    assertThat(screen.path("explain").asText()).isNotBlank();
    assertThat(screen.path("paper").path("balances").get(0).path("asset").asText())
        .isEqualTo("USDT");
    assertThat(screen.path("notes").get(0).asText()).isEqualTo("made up");
    assertThat(json("/inbox/you?since=0").path("items")).isNotEmpty();
    JsonNode review = json("/api/review");
    assertThat(review.path("gate").path("status").asText()).isEqualTo("NOT_READY");
    assertThat(review.path("gate").path("conditions")).hasSize(11);
    assertThat(review.path("trades").asInt())
        .isEqualTo(screen.path("paper").path("closedTrades").asInt());
  }

  @Test
  void the_heatmap_is_a_byte_for_every_bucket_of_every_column() throws Exception {
    await("ENDED");
    ByteBuffer all = ByteBuffer.wrap(get("/api/heatmap").body()).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[all.getInt()];
    all.get(header);
    JsonNode about = JSON.readTree(header);
    int columns = about.path("times").size();
    int rows = about.path("rows").asInt();
    assertThat(all.remaining()).isEqualTo(columns * rows);
    assertThat(about.path("marks")).hasSize(columns);
    assertThat(about.path("values")).hasSize(256);
    JsonNode screen = json("/api/screen");
    double mark = screen.path("map").path("mark").asDouble();
    int newest = about.path("marks").get(columns - 1).asInt();
    double low = about.path("low").asDouble() * Math.exp(about.path("step").asDouble() * newest);
    assertThat(low).as("the bucket of the mark").isBetween(mark * 0.999, mark * 1.001);
    int used = 0;
    while (all.hasRemaining()) {
      used += all.get() == 0 ? 0 : 1;
    }
    assertThat(used).isGreaterThan(columns * rows / 10);
  }

  @Test
  void a_band_answers_for_a_price_range() throws Exception {
    show(TestMarkets.interest(), Pace.UNBOUNDED);
    await("ENDED");
    JsonNode map = json("/api/screen").path("map");
    assertThat(map.path("fidelity").asText()).isEqualTo("CANDLE_OI");
    assertThat(map.path("currency").asBoolean()).isTrue();
    double mark = map.path("mark").asDouble();
    JsonNode band = json("/api/band?low=" + (int) (mark * 0.95) + "&high=" + (int) mark);
    assertThat(band.at("/LONG/mean").asDouble()).isPositive();
    assertThat(band.at("/LONG/p5").asDouble()).isLessThan(band.at("/LONG/p95").asDouble());
    for (String bad : List.of("", "?low=1", "?low=2&high=1", "?low=-1&high=5", "?low=1e5&high=x")) {
      assertThat(get("/api/band" + bad).statusCode()).as(bad).isEqualTo(400);
    }
  }

  @Test
  void a_step_goes_one_bar_on_and_stands_still_again() throws Exception {
    show(TestMarkets.candles(), 0);
    await("RUNNING");
    int before = json("/api/screen").path("candles").size();
    for (int n = 1; n <= 3; n++) {
      assertThat(pace("{\"step\": 1}").statusCode()).isEqualTo(200);
      int wanted = before + n;
      JsonNode screen = json("/api/screen");
      while (screen.path("candles").size() < wanted) {
        Thread.onSpinWait();
        screen = json("/api/screen");
      }
      assertThat(screen.path("candles")).hasSize(wanted);
      assertThat(screen.path("speed").asDouble()).isZero();
    }
  }

  private HttpResponse<byte[]> pace(String body) throws Exception {
    return ask(
        HttpRequest.newBuilder(terminal.uri().resolve("/api/pace"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void a_pace_that_is_none_is_refused_with_the_range() throws Exception {
    for (String body :
        List.of(
            "", "null", "[]", "{}", "{\"speed\": -1}", "{\"speed\": 1e300}",
            "{\"speed\": \"fast\"}", "{\"step\": 0}", "{\"step\": 1.5}", "{\"step\": 99999999}",
            "{\"speed\": NaN}", "{", "\u0000")) {
      HttpResponse<byte[]> said = pace(body);
      assertThat(said.statusCode()).as(body).isEqualTo(400);
      assertThat(new String(said.body(), StandardCharsets.UTF_8)).contains("speed must be in [0");
    }
  }

  @Test
  void a_form_of_another_site_cannot_set_the_pace() throws Exception {
    URI pace = terminal.uri().resolve("/api/pace");
    assertThat(
            ask(
                    HttpRequest.newBuilder(pace)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"speed\": 1}")))
                .statusCode())
        .isEqualTo(415);
    assertThat(
            ask(
                    HttpRequest.newBuilder(pace)
                        .header("Content-Type", "application/json")
                        .header("Origin", "http://evil.example")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"speed\": 1}")))
                .statusCode())
        .isEqualTo(403);
    assertThat(pace(" ".repeat(2_000)).statusCode()).isEqualTo(413);
    assertThat(get("/api/pace").statusCode()).isEqualTo(405);
  }

  @Test
  void every_answer_keeps_other_sites_out() throws Exception {
    await("ENDED");
    Map<String, String> types =
        Map.of(
            "/", "text/html", "/terminal.js", "text/javascript", "/chart.js", "text/javascript",
            "/panels.js", "text/javascript", "/terminal.css", "text/css", "/icon.svg",
            "image/svg+xml", "/echarts.js", "text/javascript", "/api/screen", "application/json",
            "/inbox/you?since=0", "application/json", "/api/review", "application/json");
    for (Map.Entry<String, String> of : types.entrySet()) {
      HttpResponse<byte[]> said = get(of.getKey());
      assertThat(said.statusCode()).as(of.getKey()).isEqualTo(200);
      assertThat(said.headers().firstValue("Content-Type").orElse("")).startsWith(of.getValue());
      assertThat(said.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(said.headers().map())
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("x-frame-options", List.of("DENY"))
          .containsEntry("referrer-policy", List.of("no-referrer"))
          .containsEntry("cross-origin-resource-policy", List.of("same-origin"));
      assertThat(said.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void a_name_of_another_site_that_leads_here_is_refused() throws Exception {
    for (String path : List.of("/", "/api/screen", "/api/stream", "/inbox/you?since=0")) {
      assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
          .as(path)
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void nonsense_is_answered_with_4xx_and_no_stack_trace() throws Exception {
    await("ENDED");
    Random random = new Random(20251010);
    String letters = "abz/.%&=?0123456789-_~;:@{}[]\"'<>\\";
    List<String> starts =
        List.of("/", "/api/", "/api/band?", "/api/screen?", "/inbox/", "/inbox/you/", "/../");
    for (int n = 0; n < 400; n++) {
      StringBuilder path = new StringBuilder(starts.get(random.nextInt(starts.size())));
      for (int i = random.nextInt(30); i > 0; i--) {
        path.append(letters.charAt(random.nextInt(letters.length())));
      }
      String method = List.of("GET", "POST", "PUT", "DELETE", "HEAD").get(random.nextInt(5));
      if (path.toString().matches("/inbox/you/events.*|/api/stream.*")) {
        continue;
      }
      String said =
          raw(
              method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  + "Content-Length: 0\r\n\r\n");
      assertThat(said).as("%s %s", method, path).matches("(?s)HTTP/1\\.1 (2|4)\\d\\d.*");
      assertThat(said).as("%s %s", method, path).doesNotContain("\tat ", "io.github");
    }
    assertThat(get("/").statusCode()).isEqualTo(200);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", terminal.uri().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      StringBuilder said = new StringBuilder();
      String line = in.readLine();
      if (line != null && !line.contains("403")) {
        said.append(line);
        for (line = in.readLine(); line != null; line = in.readLine()) {
          said.append('\n').append(line);
        }
        return said.toString();
      }
      return String.valueOf(line);
    }
  }

  @Test
  void a_source_that_breaks_says_why_and_the_page_stays() throws Exception {
    show(TestMarkets.broken(), Pace.UNBOUNDED);
    JsonNode news = await("FAILED");
    assertThat(news.at("/tick/failure").asText()).isEqualTo("row 17: price must be > 0, was -3");
    assertThat(json("/api/screen").path("candles")).isNotEmpty();
    assertThat(get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void a_replay_says_the_same_again() throws Exception {
    await("ENDED");
    JsonNode first = json("/api/screen");
    show(TestMarkets.candles(), Pace.UNBOUNDED);
    await("ENDED");
    JsonNode second = json("/api/screen");
    assertThat(second.path("instance")).isNotEqualTo(first.path("instance"));
    for (String part : List.of("candles", "zones", "structure", "setup", "explain", "paper")) {
      assertThat(second.path(part)).as(part).isEqualTo(first.path(part));
    }
  }

  @Test
  void a_start_outside_the_market_is_refused() {
    TerminalMarket market = TestMarkets.candles();
    assertThatThrownBy(
            () ->
                new TerminalMarket(
                    market.title(), market.instrument(), market.tiers(), market.timeframe(),
                    market.events(), market.fromNanos(), market.endNanos() + 1, market.endNanos(),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("start must be in [");
    assertThat(market.startNanos()).isBetween(market.fromNanos(), market.endNanos());
  }
}
