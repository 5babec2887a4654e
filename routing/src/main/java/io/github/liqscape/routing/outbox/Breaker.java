// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

/** Lets a target rest that fails again and again: closed, open, one probe, closed or open twice as long. */
final class Breaker {

  private final OutboxSettings settings;
  int failures;
  long restNanos;
  long openUntil = Long.MIN_VALUE;

  Breaker(OutboxSettings settings) {
    this.settings = settings;
  }

  /** No attempt before this time. */
  long openUntil() {
    return openUntil;
  }

  void succeeded() {
    failures = 0;
    restNanos = 0;
    openUntil = Long.MIN_VALUE;
  }

  void failed(long now) {
    failures++;
    if (restNanos > 0) {
      restNanos = Math.min(2 * restNanos, settings.breakerCapNanos());
      openUntil = now + restNanos;
    } else if (failures >= settings.breakerFailures()) {
      restNanos = settings.breakerOpenNanos();
      openUntil = now + restNanos;
    }
  }
}
