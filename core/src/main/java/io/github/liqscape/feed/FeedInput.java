// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.spi.VenueFailure;

/**
 * Everything that ever happens to a live feed. A feed is a function of these: the same inputs give the
 * same events, so a recording of them is a recording of the feed.
 *
 * <p>Connections and requests are numbered by the feed itself, from 1, in the order in which it asked
 * for them.
 */
sealed interface FeedInput {

  /** When it happened, epoch nanoseconds of our clock; never falls. */
  long nanos();

  /** A connection is open. */
  record Opened(long nanos, int connection) implements FeedInput {}

  /** A connection delivered a whole text frame. */
  record Frame(long nanos, int connection, String text) implements FeedInput {}

  /**
   * Frames of a connection were lost on our side: too many at once, or one too large.
   *
   * @param tooLarge true if a frame exceeded the size limit, false if the queue was full
   */
  record Lost(long nanos, int connection, long frames, boolean tooLarge) implements FeedInput {}

  /**
   * A connection ended or could not be made.
   *
   * @param status HTTP status of a refused handshake, else 0
   * @param cause in words
   */
  record Closed(long nanos, int connection, int status, String cause) implements FeedInput {}

  /** The body of a good answer to a request. */
  record Body(long nanos, int request, String text) implements FeedInput {}

  /** A request got no good answer. */
  record NoAnswer(long nanos, int request, VenueFailure failure) implements FeedInput {}

  /** Nothing but time. */
  record Tick(long nanos) implements FeedInput {}
}
