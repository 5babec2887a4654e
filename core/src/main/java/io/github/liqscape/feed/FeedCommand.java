// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.net.URI;

/** What a feed wants done; the outcome comes back as a {@link FeedInput}. */
sealed interface FeedCommand {

  /** Opens a connection; answered by Opened or Closed. */
  record Connect(int connection, URI uri) implements FeedCommand {}

  /** Sends a text frame. */
  record Send(int connection, String text) implements FeedCommand {}

  /** Cuts a connection; nothing of it is wanted any more. */
  record Close(int connection) implements FeedCommand {}

  /** Sends a request; answered by Body or NoAnswer. */
  record Get(int request, RestRequest what) implements FeedCommand {}
}
