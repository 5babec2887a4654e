// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a live feed is doing, at one moment.
 *
 * @param connections one entry a socket
 * @param counts what was counted since the start, by {@link FeedCount}
 * @param queued events waiting for the consumer
 * @param queueCapacity events that may wait
 * @param queuedAtMost the most that ever waited: a slow consumer shows here before anything is lost
 * @param clockOffset the venue's clock minus ours, median of the last measurements; zero before the first
 * @param lag age of the newest event when it was received, corrected by the clock offset
 * @param troubles the last things that went wrong, oldest first, at most 32, in words
 */
public record FeedHealth(
    List<Connection> connections,
    Map<FeedCount, Long> counts,
    int queued,
    int queueCapacity,
    int queuedAtMost,
    Duration clockOffset,
    Duration lag,
    List<String> troubles) {

  public FeedHealth {
    connections = List.copyOf(connections);
    counts = Map.copyOf(counts);
    troubles = List.copyOf(troubles);
  }

  /** So many of these so far. */
  public long count(FeedCount what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Whether every connection delivers. */
  public boolean live() {
    return !connections.isEmpty()
        && connections.stream().allMatch(c -> c.state() == ConnectionState.LIVE);
  }

  /** What a connection is doing. */
  public enum ConnectionState {
    /** Waiting before the next attempt. */
    WAITING,
    CONNECTING,
    /** Open; subscriptions or the first data are outstanding. */
    SUBSCRIBING,
    LIVE,
    CLOSED
  }

  /**
   * One socket.
   *
   * @param name path and number, such as {@code /market#1}
   * @param state what it is doing
   * @param topics how many topics it carries
   * @param reconnects how often it was opened again
   */
  public record Connection(String name, ConnectionState state, int topics, long reconnects) {}
}
