// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import static io.github.liqscape.routing.inbound.DeskFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboundServerTest {

  @TempDir private Path directory;
  private DeskFixture at;
  private InboundServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    at = new DeskFixture(directory);
    server = InboundServer.start(at.desk, 0);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    at.close();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://" + host() + path))
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String host() {
    return server.address().getAddress().getHostAddress() + ":" + server.address().getPort();
  }

  @Test
  void it_listens_on_loopback() {
    assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void an_alert_over_http_is_accepted_and_its_duplicate_is_known() throws Exception {
    HttpResponse<String> first = post("/tv", alert(",\"id\":1"));
    HttpResponse<String> second = post("/tv", alert(",\"id\":1"));
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    server.close(); // waits for the threads that hand on
    assertThat(at.signals).hasSize(1);
  }

  @Test
  void refusals_over_http() throws Exception {
    assertThat(post("/tv", "{}").statusCode()).isEqualTo(401);
    assertThat(post("/nowhere", alert("")).statusCode()).isEqualTo(404);
    assertThat(post("/tv", "x".repeat(70_000)).statusCode()).isEqualTo(413);
    assertThat(post("/tv", alert("") + "x").statusCode()).isEqualTo(400);
    HttpResponse<String> got =
        client.send(
            HttpRequest.newBuilder(URI.create("http://" + host() + "/tv")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(got.statusCode()).isEqualTo(405);
    assertThat(got.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void a_body_that_does_not_come_is_cut_off_after_three_seconds_of_the_clock()
      throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /tv HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      at.clock.awaitWaiting();
      at.clock.turnTo(3);
      InputStream in = socket.getInputStream();
      assertThat(in.readAllBytes()).isEmpty();
    } catch (IOException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
    assertThat(post("/tv", alert("")).statusCode()).isEqualTo(202);
  }
}
