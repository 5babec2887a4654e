// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.spi.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until a test turns it; what becomes due runs on the turning thread. */
final class TurnedClock implements Scheduler {

  static final long SECOND = 1_000_000_000L;
  static final long START = 1_795_392_000L * SECOND; // 2026-11-23T00:00:00Z

  private record Task(long atNanos, Runnable run) {}

  private final List<Task> tasks = new ArrayList<>();
  private long now = START;

  @Override
  public synchronized Instant instant() {
    return Instant.EPOCH.plusNanos(now);
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized Cancellation at(long atNanos, Runnable run) {
    Task task = new Task(atNanos, run);
    tasks.add(task);
    notifyAll();
    return () -> cancel(task);
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  /** Waits, in real time, until someone waits for this clock. */
  synchronized void awaitWaiting() throws InterruptedException {
    while (tasks.isEmpty()) {
      wait();
    }
  }

  /** Shows so many seconds after the start. */
  void turnTo(double seconds) {
    List<Task> due;
    synchronized (this) {
      now = START + Math.round(seconds * SECOND);
      due = tasks.stream().filter(t -> t.atNanos() <= now).toList();
      tasks.removeAll(due);
    }
    due.forEach(task -> task.run().run());
  }
}
