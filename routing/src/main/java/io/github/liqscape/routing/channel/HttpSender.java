// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one HTTP request and reads at most the first KiB of its answer. Redirects are never
 * followed. A test puts a scripted one in its place.
 */
@FunctionalInterface
public interface HttpSender {

  /**
   * A request. Its {@code toString} shows neither the path nor a header.
   *
   * @param url where to
   * @param headers names and values
   * @param body sent with POST
   * @param timeout of the whole exchange
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of each body costs
  record Request(URI url, Map<String, String> headers, byte[] body, Duration timeout) {
    public Request {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return "POST to " + url.getScheme() + "://" + url.getHost() + ", " + body.length + " bytes";
    }
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param headers lower-case names; the first value of each
   * @param body at most 1,024 bytes of it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Response(int status, Map<String, String> headers, byte[] body) {
    public Response {
      headers = Map.copyOf(headers);
    }

    public Optional<String> header(String lowerCaseName) {
      return Optional.ofNullable(headers.get(lowerCaseName));
    }
  }

  /** No answer came in time, after the request had begun to leave. */
  final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    public NoAnswerException(String message) {
      super(message);
    }
  }

  /**
   * Sends and waits for the answer.
   *
   * @throws NoAnswerException if the receiver may have it
   * @throws IOException if it cannot have it: no connection, no name, a broken TLS handshake
   * @throws InterruptedException if interrupted
   */
  Response send(Request request) throws IOException, InterruptedException;
}
