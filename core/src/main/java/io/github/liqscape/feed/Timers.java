// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import java.util.PriorityQueue;

/**
 * What is to be done later, by the feed's own time. Tasks of one instant run in the order in which they
 * were set.
 *
 * <p>Threading: single thread.
 */
final class Timers {

  /** A task that can be taken back. */
  static final class Timer implements Comparable<Timer> {
    private final long at;
    private final long order;
    private final Runnable task;
    private boolean cancelled;

    private Timer(long at, long order, Runnable task) {
      this.at = at;
      this.order = order;
      this.task = task;
    }

    void cancel() {
      cancelled = true;
    }

    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private final PriorityQueue<Timer> queue = new PriorityQueue<>();
  private long set;

  Timer at(long nanos, Runnable task) {
    Timer timer = new Timer(nanos, set++, task);
    queue.add(timer);
    return timer;
  }

  /** Time of the next task, {@code Long.MAX_VALUE} if there is none. */
  long next() {
    while (!queue.isEmpty() && queue.peek().cancelled) {
      queue.remove();
    }
    Timer head = queue.peek();
    return head == null ? Long.MAX_VALUE : head.at;
  }

  /** Runs the next task if it is due by now. */
  boolean runNext(long now) {
    if (next() > now) {
      return false;
    }
    Timer head = queue.remove();
    head.task.run();
    return true;
  }

  void clear() {
    queue.clear();
  }
}
