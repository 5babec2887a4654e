// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import java.util.Objects;

/**
 * One thing that reached a feed.
 *
 * @param receivedNanos when, in epoch nanoseconds
 * @param connection which connection it came from, from 0; what a number means is the feed's affair
 * @param kind what it is
 * @param text the frame, the answer, the cause; any text
 */
public record RecordedInput(long receivedNanos, int connection, InputKind kind, String text) {

  /** Checks the number of the connection. */
  public RecordedInput {
    if (connection < 0) {
      throw new IllegalArgumentException("connection must not be negative, was " + connection);
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }
}
