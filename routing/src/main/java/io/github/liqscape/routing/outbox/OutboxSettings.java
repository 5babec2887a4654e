// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import java.time.Duration;

/**
 * Constants of delivery.
 *
 * @param queueCapacity messages that wait in one rate bucket, &ge; 1
 * @param attemptTimeoutNanos longest attempt
 * @param maxAttempts after so many a message is dead, &ge; 1
 * @param backoffBaseNanos upper bound of the first delay; it doubles
 * @param backoffCapNanos greatest delay
 * @param breakerFailures failures in a row that make a target rest
 * @param breakerOpenNanos its first rest; it doubles
 * @param breakerCapNanos longest rest
 * @param ageingNanos waiting so long raises a message by one tier
 * @param priceDriftBps an automation candidate is not sent once price has moved by more
 */
public record OutboxSettings(
    int queueCapacity,
    long attemptTimeoutNanos,
    int maxAttempts,
    long backoffBaseNanos,
    long backoffCapNanos,
    int breakerFailures,
    long breakerOpenNanos,
    long breakerCapNanos,
    long ageingNanos,
    double priceDriftBps) {

  private static final long SECOND = 1_000_000_000L;

  /** 1,024 waiting, 10 s, 10 attempts, 0.5 to 30 s, 5 failures, 30 to 300 s, 30 s, 50 bps. */
  public static final OutboxSettings DEFAULT =
      new OutboxSettings(
          1_024, 10 * SECOND, 10, SECOND / 2, 30 * SECOND, 5, 30 * SECOND, 300 * SECOND,
          30 * SECOND, 50);

  public OutboxSettings {
    if (queueCapacity < 1 || maxAttempts < 1 || breakerFailures < 1) {
      throw new IllegalArgumentException(
          "queueCapacity, maxAttempts and breakerFailures must be >= 1, were " + queueCapacity
              + ", " + maxAttempts + " and " + breakerFailures);
    }
    if (attemptTimeoutNanos <= 0 || backoffBaseNanos <= 0 || backoffCapNanos < backoffBaseNanos
        || breakerOpenNanos <= 0 || breakerCapNanos < breakerOpenNanos || ageingNanos <= 0) {
      throw new IllegalArgumentException("times must be > 0 and caps not below their start");
    }
  }

  /** Another capacity of the queues. */
  public OutboxSettings queueCapacity(int value) {
    return new OutboxSettings(
        value, attemptTimeoutNanos, maxAttempts, backoffBaseNanos, backoffCapNanos,
        breakerFailures, breakerOpenNanos, breakerCapNanos, ageingNanos, priceDriftBps);
  }

  /** Another longest attempt. */
  public OutboxSettings attemptTimeout(Duration value) {
    return new OutboxSettings(
        queueCapacity, value.toNanos(), maxAttempts, backoffBaseNanos, backoffCapNanos,
        breakerFailures, breakerOpenNanos, breakerCapNanos, ageingNanos, priceDriftBps);
  }

  /** The greatest delay after the n-th failed attempt (from 0) with so much time left. */
  public long greatestDelay(int n, long leftNanos) {
    boolean tooGreat = n >= Long.numberOfLeadingZeros(backoffBaseNanos) - 1;
    long doubled = tooGreat ? backoffCapNanos : backoffBaseNanos << n;
    return Math.max(0, Math.min(Math.min(backoffCapNanos, doubled), leftNanos));
  }
}
