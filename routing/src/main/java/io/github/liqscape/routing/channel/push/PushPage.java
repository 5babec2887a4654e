// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.routing.channel.LocalPages;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The page on which a user switches push on in a browser on this machine, at {@code /push/}. To
 * browsers a loopback address is as good as https; for browsers elsewhere serve the resources
 * {@code liqscape-push.html}, its {@code .css}, {@code liqscape-push.js} and {@code liqscape-push-sw.js} over https
 * from one folder and answer {@code key} and {@code subscriptions} beside them as this does.
 *
 * <p>Threading: thread-safe.
 */
public final class PushPage implements AutoCloseable {

  private static final int LARGEST_BODY = 8_192;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> FILES =
      Map.of(
          "/push/", "liqscape-push.html",
          "/push/liqscape-push.css", "liqscape-push.css",
          "/push/liqscape-push.js", "liqscape-push.js",
          "/push/liqscape-push-sw.js", "liqscape-push-sw.js");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private PushPage(HttpServer server) {
    this.server = server;
  }

  /**
   * The same for a server of one's own, below its path {@code /push/}.
   *
   * @param publicKey of the channel's {@link VapidKeys}
   */
  public static HttpHandler handler(PushChannel channel, String publicKey, InstantSource clock) {
    return new Answers(channel, publicKey, clock)::handle;
  }

  /**
   * Serves the page for a user.
   *
   * @param publicKey of the channel's {@link VapidKeys}
   * @param port on the loopback address; 0 for a free one
   * @throws IOException if the port cannot be had
   */
  public static PushPage start(PushChannel channel, String publicKey, int port, InstantSource clock)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    PushPage page = new PushPage(server);
    server.createContext("/push/", handler(channel, publicKey, clock));
    server.setExecutor(page.threads);
    server.start();
    return page;
  }

  /** Where the page is. */
  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/push/");
  }

  private record Answers(PushChannel channel, String publicKey, InstantSource clock) {

    private void handle(HttpExchange exchange) throws IOException {
      try (exchange) {
        if (LocalPages.foreign(exchange, true)) {
          reply(exchange, 403, "text/plain", "asked from another site");
          return;
        }
        String path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod() + " " + path) {
          case "GET /push/key" -> reply(exchange, 200, "text/plain", publicKey);
          case "POST /push/subscriptions", "DELETE /push/subscriptions" -> change(exchange);
          default -> file(exchange, path);
        }
      }
    }

    private void change(HttpExchange exchange) throws IOException {
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (type == null || !type.startsWith("application/json")) {
        // A form of another site could send anything else without being asked first.
        reply(exchange, 415, "text/plain", "JSON is needed");
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        reply(exchange, 413, "text/plain", "too long");
        return;
      }
      try {
        JsonNode said = JSON.readTree(body);
        String endpoint = said.path("endpoint").asText();
        if (exchange.getRequestMethod().equals("DELETE")) {
          channel.subscriptions().remove(endpoint, now());
        } else {
          JsonNode keys = said.path("keys");
          channel
              .subscriptions()
              .add(
                  PushSubscription.of(
                      endpoint, keys.path("p256dh").asText(), keys.path("auth").asText()),
                  now());
        }
        reply(exchange, 200, "text/plain", "ok");
      } catch (JournalException e) {
        reply(exchange, 503, "text/plain", "it could not be kept");
      } catch (IOException | IllegalArgumentException e) {
        reply(exchange, 400, "text/plain", "this is no subscription");
      }
    }

    private long now() {
      Instant now = clock.instant();
      return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
  }

  private static void file(HttpExchange exchange, String path) throws IOException {
    String name = FILES.get(path);
    if (name == null || !exchange.getRequestMethod().equals("GET")) {
      reply(exchange, 404, "text/plain", "nothing here");
      return;
    }
    try (InputStream in = PushPage.class.getResourceAsStream(name)) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String type =
          name.endsWith(".js")
              ? "text/javascript"
              : name.endsWith(".css") ? "text/css" : "text/html";
      reply(exchange, 200, type, text);
    }
  }

  private static void reply(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Releases the port. The channel stays open. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
