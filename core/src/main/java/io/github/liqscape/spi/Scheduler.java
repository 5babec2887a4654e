// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.time.InstantSource;

/**
 * The clock of connections, and a way to be called at a later time. Engines never see it: they live
 * on event time. Tests replace it with one they turn by hand.
 *
 * <p>Threading: thread-safe.
 */
public interface Scheduler extends InstantSource {

  /** Epoch nanoseconds. */
  long nanos();

  /**
   * Runs a short task once, at this time or as soon after it as possible.
   *
   * @param atNanos epoch nanoseconds; in the past means at once
   * @param task must not block
   * @return cancels the task if it has not run
   */
  Cancellation at(long atNanos, Runnable task);

  /** Takes a task back. */
  @FunctionalInterface
  interface Cancellation {
    void cancel();
  }

  /** The system's clock and one daemon thread for timers. */
  static Scheduler system() {
    return new SystemScheduler();
  }
}
