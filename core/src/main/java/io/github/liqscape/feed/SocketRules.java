// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.time.Duration;
import java.util.Optional;

/**
 * How a venue wants its sockets to be treated.
 *
 * @param topicsPerRequest most topics in one subscribe message
 * @param sendSpacing least time between two messages of ours
 * @param heartbeat what we must send, if the venue wants a heartbeat from the client
 * @param lifetime age at which the socket is replaced by an overlapping one, before the venue cuts it
 */
public record SocketRules(
    int topicsPerRequest,
    Duration sendSpacing,
    Optional<Heartbeat> heartbeat,
    Optional<Duration> lifetime) {

  /**
   * A heartbeat of the client.
   *
   * @param message what is sent
   * @param every how often
   * @param answerWithin how long its answer may take before the socket counts as dead
   */
  public record Heartbeat(String message, Duration every, Duration answerWithin) {}

  public SocketRules {
    if (topicsPerRequest < 1) {
      throw new IllegalArgumentException(
          "topicsPerRequest must be >= 1, was " + topicsPerRequest);
    }
  }
}
