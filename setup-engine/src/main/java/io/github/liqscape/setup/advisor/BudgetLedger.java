// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.setup.advisor.AdvisorOutcome.Cause;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Counts calls over sliding windows.
 *
 * <p>Threading: thread-safe.
 */
final class BudgetLedger {

  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final long DAY_NANOS = 24 * HOUR_NANOS;

  private final AdvisorBudget budget;
  private final ArrayDeque<Long> hour = new ArrayDeque<>();
  private final ArrayDeque<Long> day = new ArrayDeque<>();
  private int inFlight;

  BudgetLedger(AdvisorBudget budget) {
    this.budget = budget;
  }

  /** Takes a call from the budget; or says what there is too much of, and takes none. */
  synchronized Optional<Cause> take(long nowNanos) {
    forget(hour, nowNanos - HOUR_NANOS);
    forget(day, nowNanos - DAY_NANOS);
    if (day.size() >= budget.perDay()) {
      return Optional.of(Cause.DAY_BUDGET);
    }
    if (hour.size() >= budget.perHour()) {
      return Optional.of(Cause.HOUR_BUDGET);
    }
    if (inFlight >= budget.inFlight()) {
      return Optional.of(Cause.IN_FLIGHT);
    }
    hour.addLast(nowNanos);
    day.addLast(nowNanos);
    inFlight++;
    return Optional.empty();
  }

  /** A call has ended, whatever came of it. */
  synchronized void ended() {
    inFlight--;
  }

  synchronized int inFlight() {
    return inFlight;
  }

  private static void forget(ArrayDeque<Long> calls, long until) {
    while (!calls.isEmpty() && calls.getFirst() <= until) {
      calls.removeFirst();
    }
  }
}
