// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What was decided about an alert and one target.
 *
 * @param target id of the target; the kind of channel where it has none
 * @param channel kind of channel
 * @param state what becomes of it
 * @param reason why
 * @param notes beside the reason
 * @param detail in English, empty if the reason says all
 * @param notBeforeNanos held until this time of the delivery clock, {@link Long#MIN_VALUE} if not
 * @param deliveryId of the planned message
 */
public record TargetDecision(
    String target,
    String channel,
    State state,
    ReasonCode reason,
    Set<RoutingNote> notes,
    String detail,
    long notBeforeNanos,
    Optional<String> deliveryId) {

  /** What becomes of an alert at a target. */
  public enum State {
    /** A message will be sent. */
    PLANNED,
    /** It will be looked at again by itself. */
    HELD,
    /** Nothing is sent. */
    SUPPRESSED
  }

  public TargetDecision {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(deliveryId, "deliveryId");
    notes = Set.copyOf(notes);
    State fits =
        reason.sends() ? State.PLANNED : reason.holds() ? State.HELD : State.SUPPRESSED;
    if (state != fits) {
      throw new IllegalArgumentException(reason + " means " + fits + ", was " + state);
    }
  }

  /** Nothing is sent. */
  public static TargetDecision suppressed(
      String target, String channel, ReasonCode reason, String detail) {
    return new TargetDecision(
        target, channel, State.SUPPRESSED, reason, Set.of(), detail, Long.MIN_VALUE,
        Optional.empty());
  }

  /** It waits. */
  public static TargetDecision held(
      String target, String channel, ReasonCode reason, String detail, long notBeforeNanos) {
    return new TargetDecision(
        target, channel, State.HELD, reason, Set.of(), detail, notBeforeNanos, Optional.empty());
  }

  /** A message goes out. */
  public static TargetDecision planned(
      String target,
      String channel,
      ReasonCode reason,
      Set<RoutingNote> notes,
      long notBeforeNanos,
      String deliveryId) {
    return new TargetDecision(
        target, channel, State.PLANNED, reason, notes, "", notBeforeNanos,
        Optional.of(deliveryId));
  }
}
