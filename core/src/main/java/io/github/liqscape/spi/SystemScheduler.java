// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's clock, and one daemon thread that runs what is due. */
final class SystemScheduler implements Scheduler {

  private final ScheduledThreadPoolExecutor timer;

  SystemScheduler() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("liqscape-timer").unstarted(task));
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Override
  public Cancellation at(long atNanos, Runnable task) {
    long wait = Math.max(0, atNanos - nanos());
    Future<?> future = timer.schedule(task, wait, TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }
}
