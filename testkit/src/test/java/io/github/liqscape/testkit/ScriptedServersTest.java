// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The servers as a plain client of the JDK sees them. */
@Timeout(30)
class ScriptedServersTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final ScriptedHttp http = ScriptedHttp.start();
  private final ScriptedSockets sockets = ScriptedSockets.start();

  @AfterEach
  void stop() {
    client.shutdownNow();
    http.close();
    sockets.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(http.uri() + path)).header("X-Mine", "1").build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void answers_come_by_path_in_turn_and_requests_are_written_down()
      throws IOException, InterruptedException {
    assertThat(get("/x?a=1").statusCode()).isEqualTo(404);
    http.answer(
        "/x",
        ScriptedHttp.Reply.of(429, "").header("Retry-After", "3"),
        ScriptedHttp.Reply.ok("\u5e01"));
    HttpResponse<String> first = get("/x?a=%E5%B8%81&b=2");
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("retry-after")).hasValue("3");
    assertThat(get("/x").body()).isEqualTo("\u5e01");
    assertThat(get("/x").body()).isEqualTo("\u5e01");
    assertThat(get("/y").statusCode()).isEqualTo(404);
    assertThat(http.requests("/x")).hasSize(4);
    ScriptedHttp.Request asked = http.requests().get(1);
    assertThat(asked.parameter("a")).isEqualTo("\u5e01");
    assertThat(asked.number("b")).hasValue(2L);
    assertThat(asked.number("c")).isEmpty();
    assertThat(asked.headers()).containsKey("X-mine");
  }

  /** Keeps what it hears. */
  private static final class Ear implements WebSocket.Listener {
    final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      heard.add(last ? parts.toString() : "...");
      parts.setLength(last ? 0 : parts.length());
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      heard.add("closed " + code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      heard.add("broken");
    }
  }

  private CompletableFuture<WebSocket> connect(Ear ear) {
    return client.newWebSocketBuilder().buildAsync(URI.create(sockets.uri() + "/a?b=c"), ear);
  }

  @Test
  void messages_pieces_pings_and_cuts_reach_the_client() throws InterruptedException {
    sockets.onMessage((socket, message) -> socket.send("echo " + message));
    Ear ear = new Ear();
    WebSocket client1 = connect(ear).join();
    ScriptedSocket socket = sockets.awaitConnection(1);
    assertThat(socket.resource()).isEqualTo("/a?b=c");
    client1.sendText("hello", true).join();
    assertThat(socket.awaitMessages(1)).containsExactly("hello");
    assertThat(ear.heard.poll(10, TimeUnit.SECONDS)).isEqualTo("echo hello");
    socket.sendInPieces("abcdef", 3);
    socket.ping();
    socket.awaitPongs(1);
    assertThat(ear.heard).containsExactly("...", "...", "abcdef");
    assertThat(socket.sent()).isEqualTo(2);
    ear.heard.clear();
    socket.cut();
    assertThat(ear.heard.poll(10, TimeUnit.SECONDS)).isIn("broken", "closed 1006");
    socket.awaitGone();
    assertThat(socket.send("too late")).isFalse();
    assertThat(sockets.open()).isEmpty();
  }

  @Test
  void handshakes_are_refused_with_the_status_that_was_asked_for() {
    for (int status : new int[] {403, 429, 451, 503}) {
      sockets.refuse(status);
      assertThatThrownBy(() -> connect(new Ear()).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
    }
    assertThat(sockets.handshakes())
        .extracting(ScriptedSockets.Handshake::refused)
        .containsExactly(403, 429, 451, 503);
    sockets.accept();
    connect(new Ear()).join();
    sockets.awaitConnection(1);
    assertThatThrownBy(() -> sockets.refuse(200)).hasMessageContaining("[400, 599], was 200");
  }
}
