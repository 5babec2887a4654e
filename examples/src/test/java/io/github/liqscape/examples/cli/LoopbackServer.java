package io.github.liqscape.examples.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A web server of this machine that knows some paths and answers 404 to the others. */
final class LoopbackServer implements AutoCloseable {

  private record Page(int status, byte[] body) {}

  private final HttpServer server;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  LoopbackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  LoopbackServer page(String path, int status, byte[] body) {
    pages.put(path, new Page(status, body));
    return this;
  }

  /** JSON written with single quotes. */
  LoopbackServer json(String path, String body) {
    return page(path, 200, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Paths without query, in order. */
  Queue<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    Page page = pages.getOrDefault(path, new Page(404, new byte[0]));
    exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : page.body().length);
    exchange.getResponseBody().write(page.body());
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
