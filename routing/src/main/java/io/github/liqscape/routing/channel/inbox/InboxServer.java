// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.routing.channel.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows inboxes to browsers, on this machine only unless told otherwise.
 *
 * <ul>
 *   <li>{@code GET /inbox/{user}/events}: Server-Sent Events. Each {@code item} has its sequence as
 *       id; after {@code Last-Event-ID} (or {@code ?since=}) what was missed comes first. After a
 *       {@code resync} the client asks for the items again.
 *   <li>{@code GET /inbox/{user}?since=0}: items that changed after a sequence, as JSON.
 *   <li>{@code POST /inbox/{user}/{number}/read}, {@code ack}, {@code snooze?seconds=600}.
 * </ul>
 *
 * <p>Threading: thread-safe. Each request, and so each stream, has a virtual thread.
 */
public final class InboxServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;

  private InboxServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** How a server is started. */
  public static final class Builder {
    private final Map<String, Inbox> inboxes;
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private Optional<Secret> token = Optional.empty();
    private Duration heartbeat = Duration.ofSeconds(15);
    private InstantSource clock = InstantSource.system();

    private Builder(Map<String, Inbox> inboxes) {
      this.inboxes = Map.copyOf(inboxes);
    }

    /** Port on the loopback address; default 0, a free one. */
    public Builder port(int value) {
      address = new InetSocketAddress(InetAddress.getLoopbackAddress(), value);
      return this;
    }

    /** Another address than loopback. It needs a {@link #token}. */
    public Builder address(InetSocketAddress value) {
      address = value;
      return this;
    }

    /** What a client must send, as {@code Authorization: Bearer} or {@code ?token=}. */
    public Builder token(Secret value) {
      if (value.reveal().length() < 16) {
        throw new IllegalArgumentException("a token must have at least 16 characters");
      }
      token = Optional.of(value);
      return this;
    }

    /** Time after which a silent stream shows that it lives; default 15 seconds. */
    public Builder heartbeat(Duration value) {
      heartbeat = Objects.requireNonNull(value, "heartbeat");
      return this;
    }

    /** The clock by which items are read, snoozed and unread; default the system's. */
    public Builder clock(InstantSource value) {
      clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException if it would be reachable from elsewhere without a token
     * @throws IOException if the port cannot be had
     */
    public InboxServer start() throws IOException {
      if (!loopback() && token.isEmpty()) {
        throw new IllegalArgumentException(
            "an inbox that is reachable from elsewhere needs a token");
      }
      HttpServer server = HttpServer.create(address, 0);
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      server.createContext("/inbox/", handler());
      server.setExecutor(threads);
      server.start();
      return new InboxServer(server, threads);
    }

    /**
     * For a server of one's own, to be mounted at {@code /inbox/}. It answers as if it listened at
     * this builder's {@link #address}: with a loopback one, to this machine only.
     */
    public HttpHandler handler() {
      InboxRequests requests = new InboxRequests(inboxes, token, loopback(), heartbeat, clock);
      return exchange -> answer(requests, exchange);
    }

    private boolean loopback() {
      return address.getAddress() != null && address.getAddress().isLoopbackAddress();
    }

    private static void answer(InboxRequests requests, HttpExchange exchange) throws IOException {
      try (exchange) {
        requests.answer(exchange);
      }
    }
  }

  /** Serves these inboxes, each by the name of its user. */
  public static Builder of(Map<String, Inbox> inboxes) {
    return new Builder(inboxes);
  }

  /** Where it listens: scheme, address and port. */
  public URI uri() {
    String host = server.getAddress().getAddress().getHostAddress();
    return URI.create(
        "http://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + server.getAddress().getPort());
  }

  /** Ends all streams and releases the port. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
