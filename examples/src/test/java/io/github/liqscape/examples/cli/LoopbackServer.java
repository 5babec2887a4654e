// SPDX-License-Identifier: Apache-2.0
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

  private final HttpServer server;
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  LoopbackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  LoopbackServer page(String path, int status, byte[] body) {
    statuses.put(path, status);
    bodies.put(path, body);
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
    byte[] body = bodies.getOrDefault(path, new byte[0]);
    int length = body.length == 0 ? -1 : body.length;
    exchange.sendResponseHeaders(statuses.getOrDefault(path, 404), length);
    if (length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
