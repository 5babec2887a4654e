// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.util.Objects;

/**
 * What the adapters of one process share: the clock, and the request budgets, which venues count by
 * address. Make one and open every adapter with it.
 *
 * <p>Threading: thread-safe.
 */
public final class AdapterContext {

  private final Scheduler scheduler;
  private final RequestBudgets budgets;
  private final long seed;

  private AdapterContext(Scheduler scheduler, long seed) {
    this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
    this.budgets = new RequestBudgets();
    this.seed = seed;
  }

  /** The system's clock. */
  public static AdapterContext standard() {
    Scheduler system = Scheduler.system();
    return new AdapterContext(system, system.nanos());
  }

  /**
   * Another clock.
   *
   * @param seed of the jitter in back-off and hand-over
   */
  public static AdapterContext of(Scheduler scheduler, long seed) {
    return new AdapterContext(scheduler, seed);
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** The budgets of every host family. */
  public RequestBudgets budgets() {
    return budgets;
  }

  /** Seed of the jitter in back-off and hand-over. */
  public long seed() {
    return seed;
  }
}
