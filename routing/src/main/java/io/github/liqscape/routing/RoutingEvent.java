// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.rule.Silence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact about routing, in the order in which facts happened. They are what the journal holds: from
 * them the router comes back after a restart, and from them one can say why something was sent.
 */
public sealed interface RoutingEvent {

  /** The delivery clock then, epoch nanoseconds. */
  long clockNanos();

  /** Why a decision was made. */
  enum Cause {
    /** The alert was published. */
    PUBLISHED,
    /** Its cause has held for long enough. */
    CONFIRMED,
    /** Quiet hours are over. */
    QUIET_OVER
  }

  /**
   * What was decided about a target, and the place of the message in its thread.
   *
   * @param decision for people and programs
   * @param sequence of a planned message, else 0
   * @param repeats of a digest, else 0
   * @param repeatSpanNanos of a digest, else 0
   */
  record Planned(TargetDecision decision, long sequence, int repeats, long repeatSpanNanos) {
    public Planned {
      Objects.requireNonNull(decision, "decision");
    }

    static Planned without(TargetDecision decision) {
      return new Planned(decision, 0, 0, 0);
    }
  }

  /**
   * An alert was judged.
   *
   * @param clockNanos delivery clock
   * @param cause why now
   * @param alert what was judged
   * @param decidedAtNanos event time
   * @param targets for every known target; after {@link Cause#QUIET_OVER} only the one released
   */
  record Decided(
      long clockNanos, Cause cause, Alert alert, long decidedAtNanos, List<Planned> targets)
      implements RoutingEvent {
    public Decided {
      Objects.requireNonNull(cause, "cause");
      Objects.requireNonNull(alert, "alert");
      targets = List.copyOf(targets);
    }
  }

  /**
   * A group was looked at, and something followed from it.
   *
   * @param clockNanos delivery clock
   * @param target id of the target
   * @param group key of the group
   * @param reason what followed
   * @param deliveryId of the message, if one was planned
   * @param sequence of it, else 0
   * @param firing alerts that hold and are not muted
   * @param ended alerts that have ended and are told
   * @param muted dedupe keys of alerts that were left out, and why
   * @param notBeforeNanos of the message
   */
  record Flushed(
      long clockNanos,
      String target,
      String group,
      ReasonCode reason,
      Optional<String> deliveryId,
      long sequence,
      List<Alert> firing,
      List<Alert> ended,
      Map<String, ReasonCode> muted,
      long notBeforeNanos)
      implements RoutingEvent {
    public Flushed {
      Objects.requireNonNull(reason, "reason");
      firing = List.copyOf(firing);
      ended = List.copyOf(ended);
      muted = Map.copyOf(muted);
    }
  }

  /** An attempt failed and there will be another. */
  record Retrying(
      long clockNanos, String deliveryId, String target, int attempt, String why,
      long retryAtNanos)
      implements RoutingEvent {}

  /** The life of a message has ended. */
  record Ended(
      long clockNanos, String deliveryId, String target, DeliveryEnd end, int attempts,
      String detail)
      implements RoutingEvent {}

  /** Price has left the zone of a story for good: the next alert is a first one. */
  record ZoneLeft(long clockNanos, String dedupeKey, long atNanos) implements RoutingEvent {}

  /** A silence was set or changed. */
  record Silenced(long clockNanos, Silence silence) implements RoutingEvent {}

  /** A target was switched off or on. */
  record Switched(long clockNanos, String target, boolean enabled, String why)
      implements RoutingEvent {}

  /** A dead letter was sent once more. */
  record Resent(long clockNanos, String deliveryId) implements RoutingEvent {}

  /** No message has a sequence that is greater, of those that were forgotten. */
  record Floor(long clockNanos, long sequence) implements RoutingEvent {}
}
