// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import java.util.Map;

/**
 * What a router has counted since it was started.
 *
 * @param published alerts
 * @param decisions decisions about targets, by reason
 * @param deliveries messages that came to their end, by how
 * @param retries attempts that failed and were followed by another
 * @param dedupeFailures decisions made without knowing what was sent
 * @param notDurable alerts that were not accepted because the journal failed
 * @param channelErrors exceptions of channels: each a fault of its code
 * @param waiting messages on their way
 * @param stories stories remembered
 */
public record RouterStats(
    long published,
    Map<ReasonCode, Long> decisions,
    Map<DeliveryEnd, Long> deliveries,
    long retries,
    long dedupeFailures,
    long notDurable,
    long channelErrors,
    int waiting,
    int stories) {

  public RouterStats {
    decisions = Map.copyOf(decisions);
    deliveries = Map.copyOf(deliveries);
  }
}
