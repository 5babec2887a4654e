// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Feedback;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one rate bucket, in the order of arrival, and its one worker. It keeps bounds of what
 * waits, so that a long queue need not be read for every alert.
 */
final class Bucket {

  private final KindState kind;
  final RateWindow window;

  /** The first that came, of those that wait; the others behind it. */
  @Nullable Waiting first;

  private @Nullable Waiting last;
  private int size;
  private final Map<Waiting.ThreadId, Integer> threads = new HashMap<>();
  @Nullable Waiting inFlight;
  long inFlightUntil;
  long pausedUntil = Long.MIN_VALUE;
  int slowedDown;

  /** Nothing that waits expires before. */
  long expiresFrom = Long.MAX_VALUE;

  /** Nothing that waits is older. */
  long queuedFrom = Long.MAX_VALUE;

  /** Nothing that waits is of a higher tier. */
  int highestTier;

  Bucket(KindState kind, ChannelTraits traits) {
    this.kind = kind;
    this.window = new RateWindow(traits.bucketLimits());
  }

  /** No attempt before this time. */
  long openFrom() {
    return Math.max(Math.max(pausedUntil, window.openFrom()), kind.openFrom());
  }

  void attempted(long at) {
    window.attempted(at);
    kind.window.attempted(at);
  }

  /** After a restart, as a clock may have been set back. */
  void noAttemptAfter(long now) {
    window.noneAfter(now);
    kind.window.noneAfter(now);
  }

  /** Answers in a row that asked for a slower pace. */
  int slowedDown() {
    return slowedDown;
  }

  /**
   * What an answer says about the pace.
   *
   * @param rest if it asks for a slower pace, for all that wait: were each to back off by itself,
   *     they would hammer together
   */
  void heard(DeliveryOutcome outcome, long rest, long now) {
    Feedback feedback = outcome.feedback();
    if (feedback.slowDown()) {
      slowedDown++;
      pausedUntil = Math.max(pausedUntil, now + rest);
    } else if (outcome instanceof DeliveryOutcome.Delivered) {
      slowedDown = 0;
    }
    if (feedback.refusal()) {
      kind.refused(now);
    }
    if (feedback.pauseNanos() > 0) {
      long until = now + feedback.pauseNanos();
      if (feedback.scope() == Feedback.Scope.KIND) {
        kind.pausedUntil = Math.max(kind.pausedUntil, until);
      } else {
        pausedUntil = Math.max(pausedUntil, until);
      }
    }
  }

  void add(Waiting w) {
    if (first == null) {
      expiresFrom = Long.MAX_VALUE;
      queuedFrom = Long.MAX_VALUE;
      highestTier = 0;
    }
    link(w);
    threads.merge(w.thread, 1, Integer::sum);
    expiresFrom = Math.min(expiresFrom, w.message.expiresAtNanos());
    queuedFrom = Math.min(queuedFrom, w.queuedAt);
    highestTier = Math.max(highestTier, w.message.tier().ordinal());
  }

  void remove(Waiting w) {
    if (w.waits) {
      unlink(w);
      forget(w);
    }
  }

  /** Takes out all whose time is over. */
  void expire(long now, Consumer<Waiting> expired) {
    if (now < expiresFrom) {
      return;
    }
    expiresFrom = Long.MAX_VALUE;
    Waiting next;
    for (Waiting w = first; w != null; w = next) {
      next = w.after;
      if (now >= w.message.expiresAtNanos()) {
        unlink(w);
        forget(w);
        expired.accept(w);
      } else {
        expiresFrom = Math.min(expiresFrom, w.message.expiresAtNanos());
      }
    }
  }

  /** When to look for expired ones next: not too late, perhaps too early. */
  long expiresFrom() {
    return first == null ? Long.MAX_VALUE : expiresFrom;
  }

  /** No rank is above. */
  long highestRank(long now, long ageingNanos) {
    return Waiting.rank(highestTier, queuedFrom, now, ageingNanos);
  }

  /** The oldest of the lowest own tier: the one to go when there are too many. */
  Waiting leastUrgent() {
    Waiting least = Objects.requireNonNull(first, "nothing waits");
    for (Waiting w = first; w != null; w = w.after) {
      if (w.message.tier().compareTo(least.message.tier()) < 0) {
        least = w;
      }
    }
    return least;
  }

  /** Whether an earlier message of its thread still waits or is under way. */
  boolean behind(Waiting w) {
    if (inFlight != null && inFlight.thread.equals(w.thread)) {
      return true;
    }
    if (threads.getOrDefault(w.thread, 0) < 2) {
      return false;
    }
    for (Waiting other = first; other != null; other = other.after) {
      if (other == w) {
        return false;
      }
      if (other.thread.equals(w.thread)) {
        return true;
      }
    }
    return false;
  }

  /** How many wait. */
  int size() {
    return size;
  }

  private void link(Waiting w) {
    Waiting end = last;
    w.waits = true;
    w.before = end;
    w.after = null;
    last = w;
    if (end == null) {
      first = w;
    } else {
      end.after = w;
    }
    size++;
  }

  private void unlink(Waiting w) {
    Waiting left = w.before;
    Waiting right = w.after;
    if (left == null) {
      first = right;
    } else {
      left.after = right;
    }
    if (right == null) {
      last = left;
    } else {
      right.before = left;
    }
    w.waits = false;
    size--;
  }

  private void forget(Waiting w) {
    threads.computeIfPresent(w.thread, (k, n) -> n == 1 ? null : n - 1);
  }
}
