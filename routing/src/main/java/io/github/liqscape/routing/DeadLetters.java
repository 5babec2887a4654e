// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.MessageCodec;
import io.github.liqscape.routing.outbox.OutboxMessage;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
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

  void save(StateWriter out, MessageCodec messages) throws IOException {
    out.integer(letters.size());
    for (DeadLetter letter : letters.values()) {
      messages.write(out, letter.message());
      out.constant(letter.end()).text(letter.detail()).integer(letter.attempts());
      out.number(letter.atNanos());
    }
  }

  void restore(StateReader in, MessageCodec messages) throws IOException {
    for (int left = in.integer(0, Saved.MOST); left > 0; left--) {
      DeadLetter letter =
          new DeadLetter(
              messages.read(in), in.constant(DeliveryEnd.class), in.text(Saved.LONGEST_TEXT),
              in.integer(), in.number());
      letters.put(letter.message().deliveryId(), letter);
    }
  }

  void purge(long now) {
    letters.values().removeIf(l -> l.atNanos() < now - KEPT_NANOS);
  }
}
