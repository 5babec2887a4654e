// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of messages on this machine that behaves as badly as a test wants: it answers with any
 * bytes, resets, or never answers. It writes down what it got, bodies too.
 *
 * <p>Threading: thread-safe; scripts run on threads of the receiver.
 */
public final class ScriptedReceiver implements AutoCloseable {

  /**
   * What was sent.
   *
   * @param line such as {@code POST /hook HTTP/1.1}
   * @param headers lower-case names
   * @param body as it came
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Request(String line, Map<String, String> headers, byte[] body) {
    public Request {
      headers = Map.copyOf(headers);
    }

    /** Path and query. */
    public String path() {
      return line.split(" ", -1)[1];
    }

    /** Everything as text, one character a byte. */
    public String text() {
      return line + headers + new String(body, StandardCharsets.UTF_8);
    }
  }

  /** What becomes of a request. */
  public sealed interface Behaviour {
    /** These bytes, then the connection is closed. */
    record Answers(String bytes) implements Behaviour {}

    /** A head, and then a body without an end. */
    record NeverStops(String head) implements Behaviour {}

    /** The connection is reset. */
    record Resets() implements Behaviour {}

    /** Nothing comes. */
    record KeepsSilent() implements Behaviour {}
  }

  private final ServerSocket server;
  private final Signal changed = new Signal();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Request> requests = new ArrayList<>();
  private final List<Socket> sockets = new ArrayList<>();
  private Function<Request, Behaviour> script = r -> status(404);

  private ScriptedReceiver(ServerSocket server) {
    this.server = server;
  }

  /** Starts one on a free port of the loopback address. */
  public static ScriptedReceiver start() {
    try {
      ScriptedReceiver receiver =
          new ScriptedReceiver(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(receiver::accept);
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole HTTP answer. */
  public static Behaviour answer(int status, Map<String, String> headers, String body) {
    StringBuilder bytes = new StringBuilder("HTTP/1.1 ").append(status).append(" X\r\n");
    headers.forEach((k, v) -> bytes.append(k).append(": ").append(v).append("\r\n"));
    bytes.append("Content-Length: ").append(body.length()).append("\r\nConnection: close\r\n\r\n");
    return new Behaviour.Answers(bytes.append(body).toString());
  }

  /** An answer without headers of its own and without a body. */
  public static Behaviour status(int status) {
    return answer(status, Map.of(), "");
  }

  /** Scheme, address and port. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Does this with everything from now on. */
  public void always(Behaviour behaviour) {
    script(request -> behaviour);
  }

  /** Does with everything from now on what the script says. */
  public void script(Function<Request, Behaviour> value) {
    changed.change(() -> script = Objects.requireNonNull(value, "script"));
  }

  /** Everything that was sent so far. */
  public List<Request> requests() {
    return changed.read(() -> List.copyOf(requests));
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        changed.change(() -> sockets.add(socket));
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Request request = read(socket.getInputStream());
      if (request == null) {
        return;
      }
      Behaviour behaviour = changed.read(() -> script).apply(request);
      changed.change(() -> requests.add(request));
      switch (behaviour) {
        case Behaviour.Answers a -> write(socket, a.bytes());
        case Behaviour.NeverStops n -> {
          write(socket, n.head());
          String block = "x".repeat(4_096);
          while (true) {
            write(socket, block);
          }
        }
        case Behaviour.Resets r -> socket.setSoLinger(true, 0);
        case Behaviour.KeepsSilent s -> over.await();
      }
    } catch (IOException | InterruptedException e) {
      // The sender hung up, or it was closed.
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      head.write(b);
    }
    List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(lines.getFirst(), headers, in.readNBytes(length));
  }

  /** Stops at once: connections are refused from then on. */
  @Override
  public void close() {
    over.countDown();
    try {
      server.close();
      for (Socket socket : changed.read(() -> List.copyOf(sockets))) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
