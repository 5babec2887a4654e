// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.OutboxMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages that are dead: kept for a week, the newest ten thousand of them. */
final class DeadLetters {

  static final long KEPT_NANOS = 7 * 86_400_000_000_000L;
  private static final int MOST = 10_000;

  private final Map<String, DeadLetter> letters = new LinkedHashMap<>();

  void ended(OutboxMessage message, RoutingEvent.Ended e) {
    if (e.end() != DeliveryEnd.DEAD && e.end() != DeliveryEnd.QUEUE_FULL) {
      return;
    }
    letters.put(
        message.deliveryId(),
        new DeadLetter(message, e.end(), e.detail(), e.attempts(), e.clockNanos()));
    if (letters.size() > MOST) {
      letters.remove(letters.keySet().iterator().next());
    }
  }

  Optional<DeadLetter> find(String deliveryId) {
    return Optional.ofNullable(letters.get(deliveryId));
  }

  Optional<DeadLetter> take(String deliveryId) {
    return Optional.ofNullable(letters.remove(deliveryId));
  }

  List<DeadLetter> all() {
    return List.copyOf(letters.values());
  }

  void purge(long now) {
    letters.values().removeIf(l -> l.atNanos() < now - KEPT_NANOS);
  }
}
