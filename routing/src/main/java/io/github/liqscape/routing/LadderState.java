// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one target was told of one story. */
final class LadderState {

  /** A message that is on its way: until it ends it stands in for what was sent. */
  record Pending(String deliveryId, Alert alert, long decidedAtNanos, boolean digest) {}

  private static final long HOUR = 3_600_000_000_000L;
  private static final long[] NONE = {};

  final String target;

  /** The ladder of another target of the story. */
  final @Nullable LadderState next;

  /** Sequence of the newest message, planned or sent. */
  long sequence;

  /** The last content that arrived; null before the first, and after price left the zone. */
  @Nullable Alert sent;

  /** Price has left the zone since the last message. */
  boolean reentry;

  long sentAtNanos;
  long coolUntilNanos;
  boolean digested;
  boolean paused;
  int repeats;

  /** Event times of messages within the last hour. */
  long[] recent = NONE;

  int recentSize;

  @Nullable Pending pending;

  LadderState(String target, @Nullable LadderState next) {
    this.target = target;
    this.next = next;
  }

  /** The message on its way has arrived, or may have. */
  void arrived(Pending message, long cooldownUntilNanos) {
    sent = message.alert;
    sentAtNanos = message.decidedAtNanos;
    coolUntilNanos = cooldownUntilNanos;
    digested = message.digest;
    paused = false;
    repeats = 0;
    reentry = false;
    sendsSince(message.decidedAtNanos - HOUR); // nobody will ask for more
    if (recentSize == recent.length) {
      recent = Arrays.copyOf(recent, Math.max(2, 2 * recentSize));
    }
    recent[recentSize++] = message.decidedAtNanos;
  }

  /** The story is over: the next alert is a first one. */
  void reset() {
    reentry = sent != null || reentry;
    sent = null;
    paused = false;
    digested = false;
    repeats = 0;
  }

  /** Times that are an hour old do not count any more. */
  int sendsSince(long nanos) {
    int old = 0;
    while (old < recentSize && recent[old] <= nanos) {
      old++;
    }
    if (old > 0) {
      recentSize -= old;
      System.arraycopy(recent, old, recent, 0, recentSize);
    }
    return recentSize;
  }
}
