// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.spi.Scheduler;
import java.time.Instant;
import java.util.PriorityQueue;

/** A clock that a test turns, with one thread: what is due runs on the thread that turns. */
final class VirtualTime implements Scheduler {

  private record Task(long at, long order, Runnable run) implements Comparable<Task> {
    @Override
    public int compareTo(Task o) {
      return at != o.at ? Long.compare(at, o.at) : Long.compare(order, o.order);
    }
  }

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now;
  private long order;

  VirtualTime(long startNanos) {
    now = startNanos;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(now);
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Cancellation at(long atNanos, Runnable run) {
    Task task = new Task(Math.max(atNanos, now), order++, run);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** Turns the clock to a time and runs all that is due until then, that instant included. */
  void turnTo(long nanos) {
    for (Task next = tasks.peek(); next != null && next.at <= nanos; next = tasks.peek()) {
      tasks.remove();
      now = Math.max(now, next.at);
      next.run.run();
    }
    now = Math.max(now, nanos);
  }
}
