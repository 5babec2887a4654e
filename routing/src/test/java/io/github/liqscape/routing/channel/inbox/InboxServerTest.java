// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets on this machine, raw, so that every header can be forged. */
@Timeout(30)
final class InboxServerTest {

  @TempDir Path directory;
  private Inbox inbox;
  private InboxServer server;
  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    inbox = Inbox.at(directory, "in-app:user-1");
    server = builder().start();
  }

  private InboxServer.Builder builder() {
    return InboxServer.of(Map.of("user-1", inbox))
        .clock(() -> Instant.EPOCH.plusNanos(NOW))
        .heartbeat(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
    inbox.close();
  }

  private void deliver(String id) {
    inbox.deliver(Messages.of(Messages.zone(AlertTier.ACTIVE_RISK).createdAt(NOW), id));
  }

  private BufferedReader ask(String line, String... headers) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort());
    sockets.add(socket);
    StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\n");
    List<String> all = List.of(headers);
    if (all.stream().noneMatch(h -> h.startsWith("Host:"))) {
      request.append("Host: localhost:").append(server.uri().getPort()).append("\r\n");
    }
    all.forEach(h -> request.append(h).append("\r\n"));
    request.append("Content-Length: 0\r\n\r\n");
    socket.getOutputStream().write(request.toString().getBytes(UTF_8));
    socket.getOutputStream().flush();
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  private int status(String line, String... headers) throws IOException {
    return Integer.parseInt(ask(line, headers).readLine().split(" ", -1)[1]);
  }

  private JsonNode json(String line, String... headers) throws IOException {
    BufferedReader in = ask(line, headers);
    int length = 0;
    for (String l = in.readLine(); !l.isEmpty(); l = in.readLine()) {
      if (l.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(l.substring(15).strip());
      }
    }
    char[] body = new char[length];
    int read = 0;
    while (read < length) {
      read += in.read(body, read, length - read);
    }
    return new ObjectMapper().readTree(new String(body));
  }

  /** The next lines that begin with this, without the rest. */
  private static String next(BufferedReader in, String prefix) throws IOException {
    for (String l = in.readLine(); l != null; l = in.readLine()) {
      if (l.startsWith(prefix)) {
        return l.substring(prefix.length());
      }
    }
    throw new AssertionError("the stream ended before '" + prefix + "'");
  }

  @Test
  void a_stream_begins_with_what_was_missed_and_goes_on_live() throws IOException {
    deliver("dlv_1");
    deliver("dlv_2");
    BufferedReader in = ask("GET /inbox/user-1/events", "Last-Event-ID: 1");
    assertThat(next(in, "Content-type: ")).isEqualTo("text/event-stream; charset=utf-8");
    assertThat(next(in, "retry: ")).isEqualTo("3000");
    assertThat(next(in, "id: ")).isEqualTo("2");
    assertThat(next(in, "data: ")).contains("\"id\":\"dlv_2\"");
    deliver("dlv_3");
    assertThat(next(in, "id: ")).isEqualTo("3");
    inbox.read(1, NOW);
    assertThat(next(in, "id: ")).isEqualTo("4");
    assertThat(next(in, "data: ")).contains("\"number\":1", "\"read\":true");
  }

  @Test
  void a_stream_that_is_cut_continues_without_a_gap_or_a_double() throws IOException {
    deliver("dlv_1");
    BufferedReader first = ask("GET /inbox/user-1/events");
    assertThat(next(first, "id: ")).isEqualTo("1");
    sockets.getLast().close();
    deliver("dlv_2");
    deliver("dlv_3");
    BufferedReader second = ask("GET /inbox/user-1/events", "Last-Event-ID: 1");
    assertThat(next(second, "id: ")).isEqualTo("2");
    assertThat(next(second, "id: ")).isEqualTo("3");
  }

  @Test
  void a_silent_stream_shows_that_it_lives() throws IOException {
    server.close();
    server = builder().heartbeat(Duration.ofMillis(20)).start();
    BufferedReader in = ask("GET /inbox/user-1/events");
    assertThat(next(in, ": ")).isEqualTo("heartbeat");
    assertThat(next(in, ": ")).isEqualTo("heartbeat");
  }

  @Test
  void items_are_listed_with_a_cursor_and_the_unread_count() throws IOException {
    deliver("dlv_1");
    deliver("dlv_2");
    JsonNode all = json("GET /inbox/user-1");
    assertThat(all.path("items")).hasSize(2);
    assertThat(all.path("unread").asInt()).isEqualTo(2);
    assertThat(all.path("lastSeq").asLong()).isEqualTo(2);
    assertThat(json("GET /inbox/user-1?since=1").path("items")).hasSize(1);
  }

  @Test
  void read_ack_and_snooze_come_by_post() throws IOException {
    deliver("dlv_1");
    deliver("dlv_2");
    deliver("dlv_3");
    assertThat(status("POST /inbox/user-1/1/read")).isEqualTo(200);
    assertThat(status("POST /inbox/user-1/2/ack")).isEqualTo(200);
    assertThat(status("POST /inbox/user-1/3/snooze?seconds=60")).isEqualTo(200);
    assertThat(inbox.unread(NOW)).isZero();
    assertThat(status("POST /inbox/user-1/3/snooze")).isEqualTo(400);
    assertThat(status("POST /inbox/user-1/9/read")).isEqualTo(404);
    assertThat(status("GET /inbox/user-1/1/read")).isEqualTo(405);
    assertThat(status("POST /inbox/user-1")).isEqualTo(405);
    assertThat(status("DELETE /inbox/user-1")).isEqualTo(405);
    assertThat(status("GET /inbox/nobody")).isEqualTo(404);
  }

  @Test
  void a_page_of_another_site_is_refused() throws IOException {
    assertThat(status("GET /inbox/user-1", "Host: evil.example.com")).isEqualTo(403);
    assertThat(status("GET /inbox/user-1", "Origin: https://evil.example.com")).isEqualTo(403);
    String own = "localhost:" + server.uri().getPort();
    assertThat(status("GET /inbox/user-1", "Origin: http://" + own)).isEqualTo(200);
    assertThat(status("GET /inbox/user-1", "Origin: null")).isEqualTo(403);
  }

  @Test
  void it_listens_on_loopback_and_elsewhere_only_with_a_token() throws IOException {
    assertThat(server.uri().getHost()).isIn("127.0.0.1", "[::1]");
    assertThatThrownBy(() -> builder().address(new InetSocketAddress("0.0.0.0", 0)).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("token");
    assertThatThrownBy(() -> builder().token(Secret.of("short")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short.");
  }

  @Test
  void a_token_is_asked_for_where_one_was_set() throws IOException {
    server.close();
    server = builder().token(Secret.of("0123456789abcdef")).start();
    assertThat(status("GET /inbox/user-1")).isEqualTo(401);
    assertThat(status("GET /inbox/user-1", "Authorization: Bearer 0123456789abcdeX"))
        .isEqualTo(401);
    assertThat(status("GET /inbox/user-1", "Authorization: Bearer 0123456789abcdef"))
        .isEqualTo(200);
    assertThat(status("GET /inbox/user-1?token=0123456789abcdef")).isEqualTo(200);
  }
}
