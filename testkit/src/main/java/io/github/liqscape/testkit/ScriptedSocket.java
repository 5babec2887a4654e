// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.ContinuousFrame;
import org.java_websocket.framing.DataFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.TextFrame;

/**
 * The venue's end of one connection of {@link ScriptedSockets}.
 *
 * <p>Threading: thread-safe.
 */
public final class ScriptedSocket {

  private static final int ABNORMAL = 1006;

  private final WebSocket socket;
  private final String resource;
  private final Signal changed;
  private final List<String> messages = new ArrayList<>();
  private int pongs;
  private int sent;
  private boolean gone;

  ScriptedSocket(WebSocket socket, String resource, Signal changed) {
    this.socket = socket;
    this.resource = resource;
    this.changed = changed;
  }

  /** Path and query of the handshake. */
  public String resource() {
    return resource;
  }

  // ---- what the venue does --------------------------------------------------------------------

  /**
   * Sends a text message.
   *
   * @return false if the connection is gone
   */
  public boolean send(String text) {
    return counted(1, () -> socket.send(text));
  }

  private boolean counted(int messages, Runnable sending) {
    try {
      changed.change(() -> sent += messages);
      sending.run();
      return true;
    } catch (WebsocketNotConnectedException e) {
      changed.change(() -> sent -= messages);
      return false;
    }
  }

  /**
   * Sends text messages, one right after the other.
   *
   * @return false if the connection is gone
   */
  public boolean send(List<String> texts) {
    List<Framedata> frames = new ArrayList<>();
    for (String text : texts) {
      frames.add(frame(new TextFrame(), utf8(text), true));
    }
    return counted(texts.size(), () -> socket.sendFrame(frames));
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Framedata frame(DataFrame frame, ByteBuffer payload, boolean last) {
    frame.setPayload(payload);
    frame.setFin(last);
    return frame;
  }

  /**
   * Sends one text message in several frames.
   *
   * @param pieces in [1, length of the text in bytes]
   */
  public boolean sendInPieces(String text, int pieces) {
    ByteBuffer all = utf8(text);
    int length = all.remaining();
    if (pieces < 1 || pieces > length) {
      throw new IllegalArgumentException("pieces must be in [1, " + length + "], was " + pieces);
    }
    List<Framedata> frames = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      int from = (int) ((long) length * i / pieces);
      int to = (int) ((long) length * (i + 1) / pieces);
      DataFrame piece = i == 0 ? new TextFrame() : new ContinuousFrame();
      frames.add(frame(piece, all.slice(from, to - from), i == pieces - 1));
    }
    // At once: the script answers on another thread, and no message may come between two pieces.
    return counted(1, () -> socket.sendFrame(frames));
  }

  /**
   * Sends a ping; see {@link #awaitPongs}.
   *
   * @return false if the connection is gone
   */
  public boolean ping() {
    return counted(0, socket::sendPing);
  }

  /** Ends the connection without a word. */
  public void cut() {
    socket.closeConnection(ABNORMAL, "cut");
  }

  /** Ends it as the protocol wants it. */
  public void close(int code, String reason) {
    socket.close(code, reason);
  }

  // ---- what the client did --------------------------------------------------------------------

  /** Text messages of the client that the script has reacted to. */
  public List<String> messages() {
    return changed.read(() -> List.copyOf(messages));
  }

  /** Text messages sent to the client so far, a message in several frames counted once. */
  public int sent() {
    return changed.read(() -> sent);
  }

  /** Pings that the client has answered. */
  public int pongs() {
    return changed.read(() -> pongs);
  }

  public boolean isOpen() {
    // The library may tell of the end before the beginning, and calls it open then.
    boolean channel = !(socket instanceof WebSocketImpl s) || s.getChannel().isOpen();
    return channel && changed.read(() -> !gone);
  }

  /**
   * Waits until the script has reacted to so many messages of the client.
   *
   * @return all of them
   * @throws AssertionError if that takes longer than ten seconds
   */
  public List<String> awaitMessages(int least) {
    changed.await("message " + least + " of the client", () -> messages.size() >= least);
    return messages();
  }

  /**
   * Waits until the client has answered so many pings since the connection was opened.
   *
   * @throws AssertionError if that takes longer than ten seconds
   */
  public void awaitPongs(int least) {
    changed.await("pong " + least + " of the client", () -> pongs >= least);
  }

  /**
   * Waits until the connection is gone, whoever ended it.
   *
   * @throws AssertionError if that takes longer than ten seconds
   */
  public void awaitGone() {
    changed.await("the end of a connection", () -> gone);
  }

  void received(String message) {
    changed.change(() -> messages.add(message));
  }

  void ponged() {
    changed.change(() -> pongs++);
  }

  void ended() {
    changed.change(() -> gone = true);
  }
}
