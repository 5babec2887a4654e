// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.spi.Scheduler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's WebSocket. It delivers nothing without being asked, joins no fragments, sends one message at
 * a time and may hang on closing; all of that is dealt with here.
 */
final class JdkWs implements WsTransport {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int LARGEST_FRAME = 8 << 20;
  private static final long CLOSE_WITHIN = 2_000_000_000L;

  private final Scheduler scheduler;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  JdkWs(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public Connection connect(URI uri, Listener listener) {
    Wire wire = new Wire(listener);
    var unused =
        client
            .newWebSocketBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .buildAsync(URI.create(uri.toASCIIString()), wire)
            .whenComplete(
                (socket, error) -> {
                  if (error != null) {
                    wire.failed(error);
                  }
                });
    return wire;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** One connection, both directions. */
  private final class Wire implements WebSocket.Listener, Connection {

    private final Listener listener;
    private final StringBuilder parts = new StringBuilder();
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<String> toSend = new ArrayDeque<>();
    private @Nullable WebSocket socket;
    private boolean sending;
    private boolean closing;
    private boolean over;
    private boolean skipping;

    Wire(Listener listener) {
      this.listener = listener;
    }

    // ---- receiving ----------------------------------------------------------------------------

    @Override
    public void onOpen(WebSocket opened) {
      lock.lock();
      try {
        socket = opened;
        if (closing) {
          opened.abort();
          return;
        }
      } finally {
        lock.unlock();
      }
      listener.opened();
      opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      if (skipping || parts.length() + data.length() > LARGEST_FRAME) {
        parts.setLength(0);
        skipping = !last;
        if (last) {
          listener.tooLarge();
        }
      } else if (last && parts.isEmpty()) {
        listener.text(data.toString());
      } else {
        parts.append(data);
        if (last) {
          String whole = parts.toString();
          parts.setLength(0);
          listener.text(whole);
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
      // The JDK answers it; only the next frame must be asked for.
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended(0, "closed by the venue with code " + code + (reason.isEmpty() ? "" : ", " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ended(0, describe(error));
    }

    private void failed(Throwable error) {
      Throwable cause = error instanceof CompletionException c && c.getCause() != null ? c.getCause() : error;
      if (cause instanceof WebSocketHandshakeException refused) {
        int status = refused.getResponse().statusCode();
        ended(status, "handshake refused with HTTP " + status);
      } else {
        ended(0, describe(cause));
      }
    }

    private void ended(int status, String cause) {
      lock.lock();
      try {
        if (over) {
          return;
        }
        over = true;
        toSend.clear();
      } finally {
        lock.unlock();
      }
      listener.closed(status, cause);
    }

    // ---- sending ------------------------------------------------------------------------------

    @Override
    public void send(String text) {
      lock.lock();
      try {
        if (!over && !closing) {
          toSend.addLast(text);
          sendNext();
        }
      } finally {
        lock.unlock();
      }
    }

    private void sendNext() {
      WebSocket to = socket;
      if (sending || toSend.isEmpty() || to == null) {
        return;
      }
      sending = true;
      var unused =
          to.sendText(toSend.removeFirst(), true).whenComplete((sent, error) -> sent(error));
    }

    private void sent(@Nullable Throwable error) {
      if (error != null) {
        ended(0, "could not send: " + describe(error));
        return;
      }
      lock.lock();
      try {
        sending = false;
        sendNext();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      WebSocket open;
      lock.lock();
      try {
        closing = true;
        toSend.clear();
        open = socket;
      } finally {
        lock.unlock();
      }
      if (open != null) {
        var unused = open.sendClose(WebSocket.NORMAL_CLOSURE, "");
        scheduler.at(scheduler.nanos() + CLOSE_WITHIN, open::abort);
      }
    }
  }

  private static String describe(Throwable error) {
    String message = error.getMessage();
    return error.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
