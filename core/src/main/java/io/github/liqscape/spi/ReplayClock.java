// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a replay: it shows the event time of the data, and moves only when it is turned.
 * What becomes due meanwhile runs on the thread that turns, in order of time and, at one time, in the
 * order in which it was set. What waits for real time (a router, a feed) lives in the time of the
 * data with it.
 *
 * <p>Threading: any thread may ask and set tasks; one turns.
 */
public final class ReplayClock implements Scheduler {

  private record Task(long atNanos, long order, Runnable run) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now;
  private long set;

  /** Shows this time, epoch nanoseconds, until it is turned. */
  public ReplayClock(long startNanos) {
    now = startNanos;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(0, nanos());
  }

  @Override
  public long nanos() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Cancellation at(long atNanos, Runnable run) {
    Task task;
    lock.lock();
    try {
      task = new Task(atNanos, set++, run);
      if (atNanos > now) {
        tasks.add(task);
        return () -> cancel(task);
      }
    } finally {
      lock.unlock();
    }
    run.run();
    return () -> {};
  }

  private void cancel(Task task) {
    lock.lock();
    try {
      tasks.remove(task);
    } finally {
      lock.unlock();
    }
  }

  /** Turns the clock forward; a time that is past changes nothing. */
  public void turnTo(long nanos) {
    turnTo(nanos, () -> {});
  }

  /**
   * Turns the clock forward.
   *
   * @param nanos epoch nanoseconds; a time that is past changes nothing
   * @param afterEach after every task that was due: waits for what follows from it, so that the
   *     clock stands still until then
   */
  public void turnTo(long nanos, Runnable afterEach) {
    for (Task due = due(nanos); due != null; due = due(nanos)) {
      due.run().run();
      afterEach.run();
    }
  }

  private @Nullable Task due(long nanos) {
    lock.lock();
    try {
      Task next = tasks.peek();
      if (next == null || next.atNanos() > nanos) {
        now = Math.max(now, nanos);
        return null;
      }
      now = Math.max(now, next.atNanos());
      return tasks.remove();
    } finally {
      lock.unlock();
    }
  }
}
