// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;

/**
 * A WebSocket server on this machine that does what a test tells it, and writes down what clients
 * did. It sends nothing of its own accord: a venue that falls silent is one that is told nothing
 * more.
 *
 * <p>Threading: thread-safe; scripts run on threads of the server, for one connection one at a
 * time.
 */
public final class ScriptedSockets implements AutoCloseable {

  /**
   * A client that asked for a connection.
   *
   * @param resource path and query
   * @param headers by name as the client spelled it
   * @param refused status it was refused with, 0 if it was let in
   */
  public record Handshake(String resource, Map<String, String> headers, int refused) {}

  private static final long REMIND_EVERY_NANOS = 20_000_000L;

  private final Signal changed = new Signal();
  private final List<Handshake> handshakes = new ArrayList<>();
  private final List<ScriptedSocket> sockets = new ArrayList<>();
  private final Server server = new Server();
  private BiConsumer<ScriptedSocket, String> script = (socket, message) -> {};
  private int refuseWith;
  private boolean started;
  private volatile boolean closed;

  private ScriptedSockets() {}

  /** Starts a server on a free port of the loopback address. */
  public static ScriptedSockets start() {
    ScriptedSockets sockets = new ScriptedSockets();
    sockets.server.start();
    sockets.changed.await("the start of the server", () -> sockets.started);
    Thread.ofVirtual().start(sockets::remind);
    return sockets;
  }

  /**
   * The library's selector forgets a message that is sent just when it has found nothing more to
   * write, and would write it with the next one only.
   */
  private void remind() {
    while (!closed) {
      LockSupport.parkNanos(REMIND_EVERY_NANOS);
      for (WebSocket socket : server.getConnections()) {
        if (socket.hasBufferedData()) {
          server.onWriteDemand(socket);
        }
      }
    }
  }

  /** Scheme, address and port, without a path. */
  public URI uri() {
    return URI.create(
        "ws://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort());
  }

  /** Does this with every message of a client from now on. */
  public void onMessage(BiConsumer<ScriptedSocket, String> reaction) {
    changed.change(() -> script = reaction);
  }

  /**
   * Refuses handshakes from now on.
   *
   * @param status of HTTP, in [400, 599]
   */
  public void refuse(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status must be in [400, 599], was " + status);
    }
    changed.change(() -> refuseWith = status);
  }

  /** Lets clients in again. */
  public void accept() {
    changed.change(() -> refuseWith = 0);
  }

  /** Every handshake so far, refused ones too. */
  public List<Handshake> handshakes() {
    return changed.read(() -> List.copyOf(handshakes));
  }

  /** Every connection so far, in the order in which they were opened. */
  public List<ScriptedSocket> connections() {
    return changed.read(() -> List.copyOf(sockets));
  }

  /** The connections that are open. */
  public List<ScriptedSocket> open() {
    return connections().stream().filter(ScriptedSocket::isOpen).toList();
  }

  /**
   * Waits for a connection.
   *
   * @param number of the connection, counted from 1
   * @throws AssertionError if that takes longer than ten seconds
   */
  public ScriptedSocket awaitConnection(int number) {
    changed.await("connection " + number, () -> sockets.size() >= number);
    return connections().get(number - 1);
  }

  /**
   * Waits until so many clients have asked for a connection.
   *
   * @throws AssertionError if that takes longer than ten seconds
   */
  public void awaitHandshakes(int least) {
    changed.await("handshake " + least, () -> handshakes.size() >= least);
  }

  /** Sends a text message on every open connection. */
  public void broadcast(String text) {
    open().forEach(socket -> socket.send(text));
  }

  /** Ends every connection and the server. */
  @Override
  public void close() {
    closed = true;
    try {
      server.stop(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Server extends WebSocketServer {

    Server() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      setConnectionLostTimeout(0);
      setReuseAddr(true);
      setTcpNoDelay(true);
      setDaemon(true);
      setWebSocketFactory(new RefusingChannels(() -> changed.read(() -> refuseWith)));
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
        WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
      int status = changed.read(() -> refuseWith);
      Map<String, String> headers = new HashMap<>();
      for (Iterator<String> names = request.iterateHttpFields(); names.hasNext(); ) {
        String name = names.next();
        headers.put(name, request.getFieldValue(name));
      }
      changed.change(
          () -> handshakes.add(new Handshake(request.getResourceDescriptor(), headers, status)));
      if (status != 0) {
        throw new InvalidDataException(CloseFrame.REFUSE, "refused");
      }
      return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      ScriptedSocket opened =
          new ScriptedSocket(socket, handshake.getResourceDescriptor(), changed);
      socket.setAttachment(opened);
      changed.change(() -> sockets.add(opened));
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
      ScriptedSocket of = socket.getAttachment();
      changed.read(() -> script).accept(of, message);
      of.received(message);
    }

    @Override
    public void onWebsocketPong(WebSocket socket, Framedata frame) {
      ScriptedSocket of = socket.getAttachment();
      of.ponged();
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
      ScriptedSocket of = socket.getAttachment();
      if (of != null) {
        of.ended();
      }
    }

    @Override
    public void onError(WebSocket socket, Exception error) {
      // A connection that breaks is closed, and that is seen there.
    }

    @Override
    public void onStart() {
      changed.change(() -> started = true);
    }
  }
}
