// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.channel.DeliveryOutcome;

/** Hears what becomes of messages. */
public interface OutboxListener {

  /** An attempt failed and there will be another. */
  void retrying(OutboxMessage message, int attempt, String why, long retryAtNanos, long now);

  /** The life of a message has ended. */
  void ended(OutboxMessage message, DeliveryEnd end, int attempts, String detail, long now);

  /** A target refuses everything from now on. */
  void disable(String target, DeliveryOutcome.Dead why, long now);
}
