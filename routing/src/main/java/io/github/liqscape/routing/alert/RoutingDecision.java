// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import java.util.List;
import java.util.Objects;

/**
 * What was decided about an alert: exactly one entry for every known channel and target.
 *
 * @param alert what was published
 * @param decidedAtNanos event time of the decision
 * @param durability whether its record outlives a crash
 * @param targets in the order of the router's targets
 */
public record RoutingDecision(
    Alert alert, long decidedAtNanos, Durability durability, List<TargetDecision> targets) {

  public RoutingDecision {
    Objects.requireNonNull(alert, "alert");
    Objects.requireNonNull(durability, "durability");
    targets = List.copyOf(targets);
  }

  public String alertId() {
    return alert.id();
  }

  public String dedupeKey() {
    return alert.dedupeKey();
  }

  public AlertTier tier() {
    return alert.tier();
  }

  /**
   * The decision about a target.
   *
   * @throws IllegalArgumentException if there is no such target; the message lists those there are
   */
  public TargetDecision target(String id) {
    return targets.stream()
        .filter(t -> t.target().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no target '" + id + "'; there are "
                        + targets.stream().map(TargetDecision::target).toList()));
  }

  /** Whether a message goes out to anyone. */
  public boolean sends() {
    return targets.stream().anyMatch(t -> t.reason().sends());
  }
}
