// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that a test turns; what becomes due runs on the thread that turns it. */
final class TurnedClock implements Scheduler {

  private record Due(long atNanos, Runnable task) {}

  private final List<Due> tasks = new ArrayList<>();
  private long now = 1_764_144_000_000_000_000L;

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(nanos());
  }

  @Override
  public synchronized Cancellation at(long atNanos, Runnable task) {
    Due due = new Due(atNanos, task);
    tasks.add(due);
    return () -> {
      synchronized (this) {
        tasks.remove(due);
      }
    };
  }

  void advance(Duration by) {
    long until = nanos() + by.toNanos();
    for (Optional<Due> due = take(until); due.isPresent(); due = take(until)) {
      due.get().task().run();
    }
  }

  private synchronized Optional<Due> take(long until) {
    Optional<Due> due =
        tasks.stream()
            .filter(task -> task.atNanos() <= until)
            .min(Comparator.comparingLong(Due::atNanos));
    due.ifPresent(tasks::remove);
    now = Math.max(now, due.map(Due::atNanos).orElse(until));
    return due;
  }

  synchronized int waiting() {
    return tasks.size();
  }
}
