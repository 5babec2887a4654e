// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.setup.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One attempt to deliver one message.
 *
 * @param deliveryId the same at every attempt and after a restart: the receiver's idempotency key
 * @param threadKey the story it belongs to: dedupe key of the alert, or key of the group
 * @param reason why it is sent
 * @param tier the most urgent of its alerts
 * @param firing alerts whose cause holds; a message that is not of a group has exactly one
 * @param ended alerts whose cause has ended, of a group only
 * @param repeats of a {@link ReasonCode#DIGEST}: repeats since the last message, this one included
 * @param repeatSpanNanos of a digest: time since the last message
 * @param attempt from 1
 * @param attemptNanos the delivery clock now, epoch nanoseconds
 * @param expiresAtNanos must not be delivered then or later, epoch nanoseconds
 * @param timeout longest time the attempt may take
 */
public record Delivery(
    String deliveryId,
    String threadKey,
    ReasonCode reason,
    AlertTier tier,
    List<Alert> firing,
    List<Alert> ended,
    int repeats,
    long repeatSpanNanos,
    int attempt,
    long attemptNanos,
    long expiresAtNanos,
    Duration timeout) {

  public Delivery {
    Objects.requireNonNull(deliveryId, "deliveryId");
    Objects.requireNonNull(threadKey, "threadKey");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(tier, "tier");
    firing = List.copyOf(firing);
    ended = List.copyOf(ended);
    Objects.requireNonNull(timeout, "timeout");
    if (firing.isEmpty() && ended.isEmpty()) {
      throw new IllegalArgumentException("a delivery needs at least one alert, had none");
    }
  }

  /** The alert it is about, of a group the first. */
  public Alert alert() {
    return firing.isEmpty() ? ended.getFirst() : firing.getFirst();
  }

  /** Whether a score without a calibration stands behind it: the message must say UNCALIBRATED. */
  public boolean uncalibrated() {
    return firing.stream().anyMatch(a -> a.conviction() instanceof Conviction.Uncalibrated);
  }

  /** Whether any of its alerts is a WAIT: that goes to no machine and to no Discord. */
  public boolean saysWait() {
    return Stream.concat(firing.stream(), ended.stream())
        .anyMatch(a -> a.verdict().filter(v -> v == Decision.WAIT).isPresent());
  }

  /** Whole seconds until it expires, at least 0. */
  public long secondsLeft() {
    return Math.max(0, (expiresAtNanos - attemptNanos) / 1_000_000_000L);
  }
}
