// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.io.IOException;
import java.net.URI;

/** Sends one GET. Between {@link VenueRest} and the JDK, so that tests need no network. */
interface HttpTransport extends AutoCloseable {

  /** An HTTP answer. */
  record Response(int status, RestRules.Header header, String body) {}

  /**
   * Blocks until the answer is here.
   *
   * @throws IOException if there is no connection, or no answer in time
   */
  Response get(URI uri) throws IOException, InterruptedException;

  @Override
  void close();
}
