// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

/**
 * Turns text frames of one connection into events. It may keep what a connection keeps, such as the last
 * ticker that deltas refer to; a new connection gets a new decoder.
 *
 * <p>It never throws for what a venue sent: what cannot be read is {@link FrameSink#malformed}.
 *
 * <p>Threading: single thread.
 */
@FunctionalInterface
public interface FrameDecoder {

  /**
   * Reads one frame.
   *
   * @param frame whole text
   * @param receivedNanos when it was received
   */
  void decode(String frame, long receivedNanos, FrameSink sink);
}
