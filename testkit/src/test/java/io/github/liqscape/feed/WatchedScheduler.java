// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.testkit.ManualScheduler;
import java.time.Instant;

/**
 * The clock as a feed's driver sees it; it shows whether the driver has planned beyond the present.
 */
final class WatchedScheduler implements Scheduler {

  private final ManualScheduler clock;
  private volatile long planned = Long.MIN_VALUE;

  WatchedScheduler(ManualScheduler clock) {
    this.clock = clock;
  }

  /** Whether all that was due has been done: then the next tick lies ahead. */
  boolean caughtUp() {
    return planned > clock.nanos();
  }

  /** What the driver has planned last: its next tick. */
  long planned() {
    return planned;
  }

  @Override
  public long nanos() {
    return clock.nanos();
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public Cancellation at(long atNanos, Runnable task) {
    planned = atNanos;
    return clock.at(atNanos, task);
  }
}
