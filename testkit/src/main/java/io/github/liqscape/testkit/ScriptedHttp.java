// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A web server on this machine that answers from a script and writes down what it was asked. What
 * no script answers is 404.
 *
 * <p>Threading: thread-safe; scripts run on threads of the server, several at once.
 */
public final class ScriptedHttp implements AutoCloseable {

  /**
   * What was asked.
   *
   * @param method such as {@code GET}
   * @param uri path and query, as they were sent
   * @param headers by name as the server spells it, first letters in upper case
   */
  public record Request(String method, URI uri, Map<String, List<String>> headers) {

    public String path() {
      return uri.getPath();
    }

    /** A parameter of the query, decoded; empty text if it is not there. */
    public String parameter(String name) {
      String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      for (String pair : query.split("&", -1)) {
        if (pair.startsWith(name + "=")) {
          return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        }
      }
      return "";
    }

    /** The same as a number. */
    public Optional<Long> number(String name) {
      String text = parameter(name);
      return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
    }

    /** How many rows are wanted, by the parameter {@code limit} and the venue's own limits. */
    public int limit(int usual, int most) {
      return (int) Math.min(most, number("limit").orElse((long) usual));
    }
  }

  /**
   * What is answered.
   *
   * @param status of HTTP
   * @param headers besides those that every answer has
   * @param body sent as UTF-8
   */
  public record Reply(int status, Map<String, String> headers, String body) {

    public Reply {
      headers = Map.copyOf(headers);
    }

    /** An answer with HTTP 200. */
    public static Reply ok(String body) {
      return new Reply(200, Map.of(), body);
    }

    /** An answer with another status and no headers of its own. */
    public static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body);
    }

    /** The same with one more header. */
    public Reply header(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Reply(status, more, body);
    }
  }

  static {
    // Otherwise Nagle and delayed acknowledgements make some answers 40 ms late.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private static final Reply NOTHING = Reply.of(404, "no script");

  private final Signal changed = new Signal();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new ArrayList<>();
  private Function<Request, Reply> script = request -> NOTHING;

  private ScriptedHttp(HttpServer server) {
    this.server = server;
  }

  /** Starts a server on a free port of the loopback address. */
  public static ScriptedHttp start() {
    try {
      ScriptedHttp http =
          new ScriptedHttp(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      http.server.createContext("/", http::handle);
      http.server.setExecutor(http.threads);
      http.server.start();
      return http;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scheme, address and port, without a path. */
  public URI uri() {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort());
  }

  /** Answers everything from now on with this. */
  public void answer(Function<Request, Reply> answers) {
    changed.change(() -> script = Objects.requireNonNull(answers, "answers"));
  }

  /**
   * Answers a path from now on with these in turn, the last of them for ever; other paths as
   * before.
   */
  public void answer(String path, Reply first, Reply... more) {
    List<Reply> left = new ArrayList<>(List.of(more));
    left.addFirst(first);
    changed.change(
        () -> {
          Function<Request, Reply> before = script;
          script = r -> r.path().equals(path) ? next(left) : before.apply(r);
        });
  }

  private static Reply next(List<Reply> left) {
    synchronized (left) {
      return left.size() > 1 ? left.removeFirst() : left.getFirst();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            Map.copyOf(exchange.getRequestHeaders()));
    Function<Request, Reply> answers = changed.read(() -> script);
    changed.change(() -> requests.add(request));
    try (exchange) {
      Reply reply = answers.apply(request);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Everything that was asked so far. */
  public List<Request> requests() {
    return changed.read(() -> List.copyOf(requests));
  }

  /** What was asked of a path so far. */
  public List<Request> requests(String path) {
    return requests().stream().filter(r -> r.path().equals(path)).toList();
  }

  /**
   * Waits until so many requests have come.
   *
   * @throws AssertionError if that takes longer than ten seconds
   */
  public void awaitRequests(int least) {
    changed.await("request " + least, () -> requests.size() >= least);
  }

  /** Stops at once: connections are refused from then on. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
