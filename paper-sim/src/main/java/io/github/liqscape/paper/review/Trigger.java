// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import java.util.Objects;
import java.util.Optional;

/**
 * A rule fired.
 *
 * @param key what makes it the same as another
 * @param timeNanos event time
 * @param orderId the entry it became, empty if it was suppressed
 * @param reason why it was suppressed, in words; empty if it was not
 */
public record Trigger(TriggerKey key, long timeNanos, Optional<String> orderId, String reason) {

  public Trigger {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(reason, "reason");
    if (orderId.isEmpty() && reason.isBlank()) {
      throw new IllegalArgumentException("a suppressed trigger must say why: " + key);
    }
  }

  /** One that became an order. */
  public static Trigger accepted(TriggerKey key, long timeNanos, String orderId) {
    return new Trigger(key, timeNanos, Optional.of(orderId), "");
  }

  /** One that did not. */
  public static Trigger suppressed(TriggerKey key, long timeNanos, String reason) {
    return new Trigger(key, timeNanos, Optional.empty(), reason);
  }
}
