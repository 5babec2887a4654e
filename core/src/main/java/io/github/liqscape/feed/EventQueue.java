// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to the consumer. It never makes the feed wait: what does not fit is dropped, and as
 * soon as there is room each stream that lost something gets a gap from the first to the last event dropped.
 *
 * <p>Threading: one producer, one consumer.
 */
final class EventQueue {

  private record StreamOf(Instrument instrument, StreamKind kind) {}

  /** What a stream lost: event times of the first and last event dropped. */
  private record Loss(long from, long to) {
    Loss and(Loss other) {
      return new Loss(Math.min(from, other.from), Math.max(to, other.to));
    }
  }

  private final int capacity;
  private final ArrayDeque<MarketEvent> queue = new ArrayDeque<>();
  private final Map<StreamOf, Loss> losses = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private long dropped;
  private int most;
  private boolean ended;

  EventQueue(int capacity) {
    this.capacity = capacity;
  }

  void offer(MarketEvent event, long now) {
    lock.lock();
    try {
      if (!losses.isEmpty() && queue.size() + losses.size() < capacity) {
        declare(now);
      }
      // While something is lost, more of it is lost: a stream has no hole that is not declared.
      boolean fits = losses.isEmpty() && queue.size() < capacity;
      // Gaps are few, and to lose one would be to hide a loss.
      if (fits || (event instanceof StreamGap && queue.size() < 2 * capacity)) {
        queue.addLast(event);
        most = Math.max(most, queue.size());
        filled.signal();
      } else {
        dropped++;
        StreamOf stream = new StreamOf(event.instrument(), kind(event));
        losses.merge(stream, loss(event), Loss::and);
      }
    } finally {
      lock.unlock();
    }
  }

  private static StreamKind kind(MarketEvent event) {
    return event.kind();
  }

  private static Loss loss(MarketEvent event) {
    return event instanceof StreamGap g
        ? new Loss(g.fromNanos(), g.toNanos())
        : new Loss(event.eventNanos(), event.eventNanos());
  }

  private void declare(long now) {
    losses.forEach(
        (stream, loss) ->
            queue.addLast(
                new StreamGap(
                    stream.instrument(), loss.to() == StreamGap.OPEN ? loss.from() : loss.to(), now,
                    stream.kind(), loss.from(), loss.to(), StreamGap.Cause.OVERFLOW, false)));
    losses.clear();
  }

  @Nullable MarketEvent poll(long waitNanos, long now) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = waitNanos;
      while (queue.isEmpty()) {
        if (!losses.isEmpty()) {
          declare(now);
          break;
        }
        if (ended || left <= 0) {
          return null;
        }
        left = filled.awaitNanos(left);
      }
      return queue.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will be offered. */
  void end() {
    lock.lock();
    try {
      ended = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean drained() {
    lock.lock();
    try {
      return ended && queue.isEmpty() && losses.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  int most() {
    lock.lock();
    try {
      return most;
    } finally {
      lock.unlock();
    }
  }

  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** Waits that are longer than this mean for ever. */
  static long nanos(java.time.Duration timeout) {
    return timeout.compareTo(java.time.Duration.ofDays(365)) > 0
        ? TimeUnit.DAYS.toNanos(365)
        : timeout.toNanos();
  }
}
