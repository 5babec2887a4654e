// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits up to 20 s pass at once and are written down; longer ones wait for the test to turn the
 * clock.
 */
final class TestScheduler implements Scheduler {

  private static final long PASSES_AT_ONCE = Duration.ofSeconds(20).toNanos();

  private record Task(long atNanos, Runnable run) {}

  private final List<Task> tasks = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private long now = Duration.ofDays(20_000).toNanos();

  @Override
  public synchronized Instant instant() {
    return Instant.EPOCH.plusNanos(now);
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public Cancellation at(long atNanos, Runnable run) {
    synchronized (this) {
      if (atNanos - now > PASSES_AT_ONCE) {
        Task task = new Task(atNanos, run);
        tasks.add(task);
        return () -> cancel(task);
      }
      waits.add(Duration.ofNanos(atNanos - now));
      now = Math.max(now, atNanos);
    }
    run.run();
    return () -> {};
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  /** The waits that passed. */
  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  /** How many tasks wait for the clock. */
  synchronized int waiting() {
    return tasks.size();
  }

  /** Turns the clock and runs what is due. */
  void advance(Duration by) {
    List<Task> due;
    synchronized (this) {
      now += by.toNanos();
      due = tasks.stream().filter(t -> t.atNanos() <= now).toList();
      tasks.removeAll(due);
    }
    due.forEach(t -> t.run().run());
  }
}
