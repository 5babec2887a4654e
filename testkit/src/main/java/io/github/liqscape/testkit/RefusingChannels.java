// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;

/**
 * Channels of a server that refuses handshakes with a status of our choice. Java-WebSocket always
 * says 404; the three digits are replaced on their way out.
 */
final class RefusingChannels implements WebSocketServerFactory {

  private static final byte[] REFUSAL = "HTTP/1.1 404".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS_AT = "HTTP/1.1 ".length();

  private final IntSupplier status;

  RefusingChannels(IntSupplier status) {
    this.status = status;
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter adapter, Draft draft) {
    return new WebSocketImpl(adapter, draft);
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> drafts) {
    return new WebSocketImpl(adapter, drafts);
  }

  @Override
  public void close() {
    // It holds nothing.
  }

  @Override
  public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) {
    return new Channel(channel);
  }

  private final class Channel implements ByteChannel {

    private final SocketChannel channel;

    Channel(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return channel.read(into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      int as = status.getAsInt();
      if (as != 0 && isRefusal(from)) {
        byte[] digits = Integer.toString(as).getBytes(StandardCharsets.US_ASCII);
        from.put(from.position() + DIGITS_AT, digits);
      }
      return channel.write(from);
    }

    private static boolean isRefusal(ByteBuffer from) {
      return from.remaining() >= REFUSAL.length
          && from.slice(from.position(), REFUSAL.length).equals(ByteBuffer.wrap(REFUSAL));
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      try {
        // Closing alone may wait for the selector's next turn; the client must see the end now.
        if (channel.isConnected()) {
          channel.shutdownOutput();
        }
      } finally {
        channel.close();
      }
    }
  }
}
