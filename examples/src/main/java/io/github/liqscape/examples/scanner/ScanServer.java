// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static io.github.liqscape.examples.web.PageGuard.guarded;
import static io.github.liqscape.examples.web.PageGuard.query;
import static io.github.liqscape.examples.web.PageGuard.refuse;
import static io.github.liqscape.examples.web.PageGuard.reply;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.examples.web.PageFile;
import io.github.liqscape.routing.channel.inbox.InboxServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The page of a scan and what it asks for, on the loopback address. It answers this machine only.
 *
 * <ul>
 *   <li>{@code GET /}: the page, and its files beside it.
 *   <li>{@code GET /api/scan}: the newest snapshot as JSON; {@code /api/health}: its health alone.
 *   <li>{@code GET /api/setup?instrument=}: the decisions of a lane in words.
 *   <li>{@code GET /api/stream}: Server-Sent Events, {@code scan} with the number of the newest
 *       snapshot.
 *   <li>{@code /inbox/you}: as {@link InboxServer} says.
 * </ul>
 *
 * <p>Threading: thread-safe; each request has a virtual thread. {@link #show} from one thread.
 */
public final class ScanServer implements AutoCloseable {

  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final String JSON = "application/json";

  private static final Map<String, String> FILES =
      Map.of(
          "/", "/scanner/index.html",
          "/scanner.js", "/scanner/scanner.js",
          "/scanner.css", "/scanner/scanner.css",
          "/icon.svg", "/terminal/icon.svg");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScanNews news = new ScanNews();
  private final Scan scan;
  private final String instance = UUID.randomUUID().toString();
  private final Map<String, PageFile> files = new ConcurrentHashMap<>();

  private ScanServer(HttpServer server, Scan scan) {
    this.server = server;
    this.scan = scan;
  }

  /**
   * Starts it.
   *
   * @param port on the loopback address; 0 for a free one
   * @throws IOException if the port cannot be had
   */
  public static ScanServer start(Scan scan, int port) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ScanServer server = new ScanServer(http, scan);
    http.createContext("/", guarded(server::route));
    http.createContext(
        "/inbox/",
        guarded(
            InboxServer.of(Map.of(Scan.USER, scan.inbox())).clock(scan.clock()).handler()));
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  /** Where the page is. */
  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  /** Shows the scan as it is now. */
  public ScanSnapshot show() {
    ScanSnapshot snapshot = scan.snapshot();
    news.show(snapshot);
    return snapshot;
  }

  private void route(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      refuse(exchange, 405, "no such method here");
      return;
    }
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/api/stream" -> stream(exchange);
      case "/api/scan", "/api/health", "/api/setup" -> data(exchange, path);
      default -> {
        String place = FILES.get(path);
        if (place == null) {
          refuse(exchange, 404, "nothing is here");
        } else {
          PageFile file = files.computeIfAbsent(place, PageFile::load);
          reply(exchange, 200, file.type(), file.bytes());
        }
      }
    }
  }

  private void data(HttpExchange exchange, String path) throws IOException {
    ScanNews.News newest = news.newest();
    ScanSnapshot snapshot = newest.snapshot();
    if (snapshot == null) {
      refuse(exchange, 503, "nothing has been shown yet");
    } else if (path.equals("/api/scan")) {
      json(exchange, newest.json());
    } else if (path.equals("/api/health")) {
      json(exchange, ScanJson.health(snapshot));
    } else {
      Optional<ScanRow> row =
          Optional.ofNullable(query(exchange.getRequestURI().getQuery()).get("instrument"))
              .flatMap(snapshot::row);
      if (row.isPresent()) {
        json(exchange, ScanJson.words(row.get()));
      } else {
        refuse(exchange, 404, "no such instrument is scanned");
      }
    }
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    reply(exchange, 200, JSON, text.getBytes(StandardCharsets.UTF_8));
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    write(out, "retry: 1000\n\n");
    try {
      long seen = 0;
      ScanNews.@Nullable News next = news.after(seen, HEARTBEAT_MILLIS);
      while (next != null) {
        write(
            out,
            next.number() == seen
                ? ": heartbeat\n\n"
                : "event: scan\ndata: {\"number\":" + next.number() + ",\"instance\":\"" + instance
                    + "\"}\n\n");
        seen = next.number();
        next = news.after(seen, HEARTBEAT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Ends the server; the scan goes on. */
  @Override
  public void close() {
    news.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
