// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.RoutingHistory;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The messages in an outbox: those on their way, and those that are dead. */
final class OutboxMail {

  /**
   * A message, as far as it is of interest here.
   *
   * @param id of the message
   * @param target id of the target
   * @param title of its first alert
   * @param expiresAtNanos nothing is delivered then or later
   */
  record Message(String id, String target, String title, long expiresAtNanos) {}

  /** A message that did not arrive, and how it ended. */
  record Dead(Message message, RoutingEvent.Ended end) {}

  private final Map<String, Message> open = new LinkedHashMap<>();
  private final Map<String, Dead> dead = new LinkedHashMap<>();

  private OutboxMail() {}

  /** Reads an outbox, also while a router writes. */
  static OutboxMail of(Path outbox) {
    OutboxMail mail = new OutboxMail();
    RoutingHistory.read(outbox, mail::apply);
    return mail;
  }

  private void apply(RoutingEvent event) {
    switch (event) {
      case RoutingEvent.Decided d ->
          d.targets().stream()
              .map(RoutingEvent.Planned::decision)
              .forEach(
                  t ->
                      t.deliveryId()
                          .ifPresent(id -> planned(id, t.target(), List.of(d.alert()))));
      case RoutingEvent.Flushed f ->
          f.deliveryId()
              .ifPresent(
                  id ->
                      planned(
                          id, f.target(),
                          Stream.concat(f.firing().stream(), f.ended().stream()).toList()));
      case RoutingEvent.Ended e -> ended(e);
      case RoutingEvent.Resent r -> {
        Dead again = dead.remove(r.deliveryId());
        if (again != null) {
          open.put(r.deliveryId(), again.message());
        }
      }
      default -> {}
    }
  }

  private void planned(String id, String target, List<Alert> alerts) {
    long expires = alerts.stream().mapToLong(Alert::expiresAtNanos).max().orElse(Long.MIN_VALUE);
    String more = alerts.size() > 1 ? " and " + (alerts.size() - 1) + " more" : "";
    open.put(id, new Message(id, target, alerts.getFirst().title() + more, expires));
  }

  private void ended(RoutingEvent.Ended end) {
    Message message = open.remove(end.deliveryId());
    boolean lost = end.end() == DeliveryEnd.DEAD || end.end() == DeliveryEnd.QUEUE_FULL;
    if (lost && message != null) {
      dead.put(message.id(), new Dead(message, end));
    }
  }

  /** Messages that did not arrive, in the order in which they ended. */
  List<Dead> dead() {
    return new ArrayList<>(dead.values());
  }

  /** Targets that messages are on their way to. */
  Set<String> awaited() {
    Set<String> targets = new TreeSet<>();
    open.values().forEach(message -> targets.add(message.target()));
    return targets;
  }
}
