// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks HTTP for an {@link InboundDesk}. It listens on the loopback address unless told otherwise:
 * TLS and the ports 80 and 443, which TradingView needs, are the affair of a proxy before it. Each
 * request has a virtual thread; more than 64 at once are answered 503, and a body that takes longer
 * than three seconds is cut off, as the sender has then gone.
 *
 * <p>Threading: thread-safe.
 */
public final class InboundServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InboundServer.class);
  private static final int MOST_AT_ONCE = 64;
  private static final int BACKLOG = 64;
  private static final long BODY_NANOS = 3_000_000_000L;

  private final HttpServer server;
  private final ExecutorService threads;
  private final InboundDesk desk;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  private InboundServer(HttpServer server, ExecutorService threads, InboundDesk desk) {
    this.server = server;
    this.threads = threads;
    this.desk = desk;
  }

  /**
   * Listens on the loopback address.
   *
   * @param port in [0, 65535]; 0 takes a free one
   * @throws IOException if the port is taken
   */
  public static InboundServer start(InboundDesk desk, int port) throws IOException {
    return start(desk, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Listens on an address of the caller's choice. */
  public static InboundServer start(InboundDesk desk, InetSocketAddress address)
      throws IOException {
    Objects.requireNonNull(desk, "desk");
    HttpServer http = HttpServer.create(address, BACKLOG);
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("inbound-", 0).factory());
    InboundServer server = new InboundServer(http, threads, desk);
    http.createContext("/", server::handle);
    http.setExecutor(threads);
    desk.handOver(); // what an earlier process accepted and could not hand on
    http.start();
    return server;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) {
    boolean admitted = room.tryAcquire();
    try (exchange) {
      answer(exchange, admitted);
    } catch (IOException e) {
      LOG.debug("an inbound request was not read or answered: {}", e.getClass().getName());
    } catch (RuntimeException e) {
      LOG.warn("an inbound request failed with {}", e.getClass().getName());
    } finally {
      if (admitted) {
        room.release();
      }
    }
    desk.handOver();
  }

  private void answer(HttpExchange exchange, boolean admitted) throws IOException {
    if (!admitted) {
      send(exchange, InboundReply.refused(503, "too much at once: send again"));
    } else if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      send(exchange, InboundReply.refused(405, "only POST"));
    } else {
      InboundReply reply;
      try {
        reply = desk.receive(request(exchange));
      } catch (RuntimeException e) {
        LOG.warn("an inbound request could not be decided: {}", e.getClass().getName());
        reply = InboundReply.refused(503, "something failed here: send again");
      }
      send(exchange, reply);
    }
  }

  private InboundRequest request(HttpExchange exchange) throws IOException {
    Scheduler scheduler = desk.scheduler();
    Scheduler.Cancellation patience =
        scheduler.at(scheduler.nanos() + BODY_NANOS, exchange::close);
    byte[] body = exchange.getRequestBody().readNBytes(InboundDesk.LONGEST_BODY + 1);
    patience.cancel();
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return new InboundRequest(
        exchange.getRequestURI().getRawPath(),
        exchange.getRemoteAddress().getAddress().getHostAddress(),
        headers,
        body);
  }

  private static void send(HttpExchange exchange, InboundReply reply) throws IOException {
    byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  /** Stops listening; what is being answered is cut off. The desk stays open. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
