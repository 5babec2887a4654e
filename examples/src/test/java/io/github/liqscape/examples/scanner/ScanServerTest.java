// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScanServerTest {

  private static final int FUZZES = Boolean.getBoolean("liqscape.thorough") ? 5_000 : 200;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private ReplayScan scan;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private ScanServer server;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void open() throws IOException {
    scan =
        ReplayScan.onThisThread(
            Replays.terms(Replays.markets(5, 2, 60), Replays.CONFIG, folder));
    server = ScanServer.start(scan, 0);
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
    scan.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(server.uri().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  @Test
  void before_anything_is_shown_it_says_so() throws Exception {
    assertThat(get("/api/scan").statusCode()).isEqualTo(503);
    assertThat(get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void scan_health_and_words_are_data() throws Exception {
    scan.advanceTo(scan.nowNanos() + 50 * Replays.MINUTE);
    server.show();
    JsonNode scanned = json("/api/scan");
    assertThat(scanned.at("/lanes")).hasSize(2);
    assertThat(scanned.at("/lanes/0/rank").intValue()).isEqualTo(1);
    assertThat(scanned.at("/lanes/0/decisions")).hasSize(2);
    assertThat(scanned.at("/lanes/0/attention/reasons")).isNotEmpty();
    assertThat(scanned.at("/lanes/0/health/ageMillis/MARK_PRICE").isNumber()).isTrue();
    JsonNode health = json("/api/health");
    assertThat(health.at("/lanes/1/health")).isEqualTo(scanned.at("/lanes/1/health"));
    assertThat(health.at("/lanes/1/decisions").isMissingNode()).isTrue();
    String name = scanned.at("/lanes/1/instrument").textValue();
    JsonNode words = json("/api/setup?instrument=" + name);
    assertThat(words.at("/setups")).hasSize(2);
    assertThat(words.at("/setups/0/words").textValue()).contains("C00");
    assertThat(get("/api/setup?instrument=nobody:NOTHING").statusCode()).isEqualTo(404);
  }

  @Test
  void no_other_site_is_answered_and_every_answer_is_guarded() throws Exception {
    for (String path : new String[] {"/", "/api/scan", "/api/stream", "/inbox/you", "/nothing"}) {
      HttpResponse<String> foreign =
          client.send(
              HttpRequest.newBuilder(server.uri().resolve(path))
                  .header("Origin", "https://elsewhere.example")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(foreign.statusCode()).as(path).isEqualTo(403);
    }
    HttpResponse<String> page = get("/");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void whatever_is_asked_is_answered_without_a_trace_of_the_program() throws Exception {
    scan.advanceTo(scan.nowNanos() + 10 * Replays.MINUTE);
    server.show();
    Random random = new Random(3);
    String[] places = {"/api/setup", "/api/scan", "/api/health", "/", "/scanner.js", "/inbox/you"};
    String[] methods = {"GET", "POST", "PUT", "DELETE", "PATCH"};
    String[] odd = {
      "%00", "..", "/", "?", "instrument=", "&", "=", "%2e%2e%2f", "A", "%", "\u00e9"
    };
    for (int i = 0; i < FUZZES; i++) {
      StringBuilder path = new StringBuilder(places[random.nextInt(places.length)]);
      for (int k = random.nextInt(6); k > 0; k--) {
        path.append(odd[random.nextInt(odd.length)]);
      }
      String answer = raw(methods[random.nextInt(methods.length)] + " " + path + " HTTP/1.1");
      assertThat(answer).as(path.toString()).matches("(?s)(HTTP/1.1 [234]\\d\\d .*)?");
      assertThat(answer).doesNotContain("io.github", "\tat ");
    }
  }

  private String raw(String line) throws IOException {
    try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (line + "\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
