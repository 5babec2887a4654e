package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What one target was told of one story. */
final class LadderState {

  /** A message that is on its way: until it ends it stands in for what was sent. */
  record Pending(String deliveryId, Alert alert, long decidedAtNanos, boolean digest) {}

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
  final Deque<Long> recent = new ArrayDeque<>(2);

  @Nullable Pending pending;

  /** The message on its way has arrived, or may have. */
  void arrived(Pending message, long cooldownUntilNanos) {
    sent = message.alert;
    sentAtNanos = message.decidedAtNanos;
    coolUntilNanos = cooldownUntilNanos;
    digested = message.digest;
    paused = false;
    repeats = 0;
    reentry = false;
    recent.addLast(message.decidedAtNanos);
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
    while (!recent.isEmpty() && recent.getFirst() <= nanos) {
      recent.removeFirst();
    }
    return recent.size();
  }
}
