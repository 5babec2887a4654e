// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import java.util.List;
import java.util.Objects;

/**
 * A message that was planned for a target.
 *
 * @param deliveryId the same for ever
 * @param target id of the target
 * @param threadKey story it belongs to: messages of one thread are not overtaken
 * @param sendSequence counts the messages of this thread to this target, from 1
 * @param reason why
 * @param tier the most urgent of its alerts
 * @param firing alerts whose cause holds
 * @param ended alerts whose cause has ended
 * @param repeats of a digest
 * @param repeatSpanNanos of a digest
 * @param decidedAtNanos event time of the decision
 * @param plannedAtNanos delivery clock of the decision
 * @param notBeforeNanos delivery clock
 * @param expiresAtNanos nothing is delivered then or later
 */
public record OutboxMessage(
    String deliveryId,
    String target,
    String threadKey,
    long sendSequence,
    ReasonCode reason,
    AlertTier tier,
    List<Alert> firing,
    List<Alert> ended,
    int repeats,
    long repeatSpanNanos,
    long decidedAtNanos,
    long plannedAtNanos,
    long notBeforeNanos,
    long expiresAtNanos) {

  public OutboxMessage {
    Objects.requireNonNull(deliveryId, "deliveryId");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(threadKey, "threadKey");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(tier, "tier");
    firing = List.copyOf(firing);
    ended = List.copyOf(ended);
  }

  /** The alert it is about, of a group the first. */
  public Alert alert() {
    return firing.isEmpty() ? ended.getFirst() : firing.getFirst();
  }
}
