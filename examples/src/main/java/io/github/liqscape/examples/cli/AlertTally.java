// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a router decided, counted: every decision that sent something is kept, of the others the
 * newest of each tier.
 *
 * <p>Threading: hears a router under its lock; is read when the router is closed.
 */
final class AlertTally implements Consumer<RoutingEvent> {

  private final List<RoutingEvent.Decided> sent = new ArrayList<>();
  private final Map<AlertTier, RoutingEvent.Decided> newest = new EnumMap<>(AlertTier.class);
  private final Map<AlertTier, RoutingEvent.Decided> newestSent = new EnumMap<>(AlertTier.class);
  private final Map<AlertTier, Integer> published = new EnumMap<>(AlertTier.class);
  private final Map<String, Map<ReasonCode, Integer>> reasons = new TreeMap<>();
  private final Map<String, Map<DeliveryEnd, Integer>> ends = new TreeMap<>();

  @Override
  public void accept(RoutingEvent event) {
    switch (event) {
      case RoutingEvent.Decided decided -> decided(decided);
      case RoutingEvent.Ended e ->
          ends.computeIfAbsent(e.target(), t -> new EnumMap<>(DeliveryEnd.class))
              .merge(e.end(), 1, Integer::sum);
      default -> {}
    }
  }

  private void decided(RoutingEvent.Decided decided) {
    AlertTier tier = decided.alert().tier();
    if (decided.cause() == RoutingEvent.Cause.PUBLISHED) {
      published.merge(tier, 1, Integer::sum);
    }
    boolean sends = false;
    for (RoutingEvent.Planned planned : decided.targets()) {
      TargetDecision decision = planned.decision();
      sends |= decision.reason().sends();
      reasons
          .computeIfAbsent(decision.target(), t -> new EnumMap<>(ReasonCode.class))
          .merge(decision.reason(), 1, Integer::sum);
    }
    newest.put(tier, decided);
    if (sends) {
      sent.add(decided);
      newestSent.put(tier, decided);
    }
  }

  /** Alerts that were published. */
  int published() {
    return published.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Alerts of a tier that were published. */
  int published(AlertTier tier) {
    return published.getOrDefault(tier, 0);
  }

  /** Decisions with which something went out, oldest first. */
  List<RoutingEvent.Decided> sent() {
    return List.copyOf(sent);
  }

  /** The newest decision of a tier that sent something, else the newest; empty without an alert. */
  Optional<RoutingEvent.Decided> example(AlertTier tier) {
    return Optional.ofNullable(newestSent.getOrDefault(tier, newest.get(tier)));
  }

  /** How often a target had which reason; kinds without a target stand there by their name. */
  Map<String, Map<ReasonCode, Integer>> reasons() {
    return reasons;
  }

  /** How the messages to each target ended. */
  Map<String, Map<DeliveryEnd, Integer>> ends() {
    return ends;
  }

  /** Messages that reached a target. */
  int delivered(String target) {
    return ends.getOrDefault(target, Map.of()).getOrDefault(DeliveryEnd.DELIVERED, 0);
  }
}
