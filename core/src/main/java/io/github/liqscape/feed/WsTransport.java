// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.net.URI;

/** Opens WebSocket connections. Between {@link FeedDriver} and the JDK, so that tests need no network. */
interface WsTransport extends AutoCloseable {

  /** What happens to a connection; called from threads of the transport, one call at a time. */
  interface Listener {
    void opened();

    /** A whole text frame. */
    void text(String text);

    /** A frame exceeded the size limit and was dropped. */
    void tooLarge();

    /**
     * It is over, or never began; the last call.
     *
     * @param status HTTP status of a refused handshake, else 0
     */
    void closed(int status, String cause);
  }

  /** One connection. */
  interface Connection {
    /** Sends text after all that was sent before. */
    void send(String text);

    /** Ends it; politely, and by force if that does not work. */
    void close();
  }

  /** Begins to connect; the outcome comes to the listener. */
  Connection connect(URI uri, Listener listener);

  @Override
  void close();
}
