// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A server on the loopback address that speaks {@code POST /v1/chat/completions}. */
final class ChatServer implements AutoCloseable {

  /** What a test wants it to do with the user's message. */
  sealed interface Reply {
    record Says(Function<JsonNode, String> content) implements Reply {}

    record Fails(int status) implements Reply {}

    /** Promises more bytes than it sends. */
    record BreaksOff() implements Reply {}

    record Waits(CountDownLatch until) implements Reply {}
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<JsonNode> requests = new LinkedBlockingQueue<>();
  private volatile Reply reply = new Reply.Fails(500);

  ChatServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  void reply(Reply value) {
    reply = value;
  }

  String baseUrl() {
    return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
        + server.getAddress().getPort() + "/v1";
  }

  /** The next request's body, in the order of arrival. */
  JsonNode takeRequest() throws InterruptedException {
    return requests.take();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      requests.add(request);
      switch (reply) {
        case Reply.Says says -> {
          JsonNode user =
              JSON.readTree(request.path("messages").path(1).path("content").asText());
          send(exchange, 200, completion(says.content().apply(user)));
        }
        case Reply.Fails fails ->
            send(exchange, fails.status(), "{\"error\":{\"message\":\"no\"}}");
        case Reply.BreaksOff broken -> {
          exchange.sendResponseHeaders(200, 10_000);
          exchange.getResponseBody().write("{\"choices\":[".getBytes(StandardCharsets.UTF_8));
        }
        case Reply.Waits waits -> {
          waits.until().await();
          send(exchange, 200, completion("{}"));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String completion(String content) throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "id", "1", "object", "chat.completion", "created", 1, "model", "test",
            "choices",
            new Object[] {
              Map.of(
                  "index", 0, "finish_reason", "stop",
                  "message", Map.of("role", "assistant", "content", content))
            },
            "usage", Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2)));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
