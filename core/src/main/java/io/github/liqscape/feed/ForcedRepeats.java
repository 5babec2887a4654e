// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells a new forced order from a copy on another socket. Venues give them no id, and two may be equal in
 * every field, so they are counted: an order is new if its own socket has shown more of its kind than
 * were delivered.
 *
 * <p>Threading: single thread.
 */
final class ForcedRepeats {

  private static final long KEPT_NANOS = 600_000_000_000L;

  /** What is equal in equal orders. */
  private record Key(
      String symbol, PositionSide side, long nanos, double bankruptcy, double fill, double quantity) {

    static Key of(ForcedOrder f) {
      return new Key(
          f.instrument().symbol(),
          f.liquidatedSide(),
          f.eventNanos(),
          f.bankruptcyPrice(),
          f.fillPrice(),
          f.quantity());
    }
  }

  /** How many of each were shown or delivered in the last ten minutes. */
  static final class Tally {
    private record Entry(Key key, long seenNanos) {}

    private final Map<Key, Integer> counts = new HashMap<>();
    private final ArrayDeque<Entry> order = new ArrayDeque<>();

    private int add(Key key, long now) {
      while (!order.isEmpty() && now - order.getFirst().seenNanos() > KEPT_NANOS) {
        Key old = order.removeFirst().key();
        counts.computeIfPresent(old, (k, n) -> n == 1 ? null : n - 1);
      }
      order.addLast(new Entry(key, now));
      return counts.merge(key, 1, Integer::sum);
    }

    private int of(Key key) {
      return counts.getOrDefault(key, 0);
    }
  }

  private final Tally delivered = new Tally();

  /**
   * Whether this order is new; then it counts as delivered.
   *
   * @param shown what its socket has shown so far; the order is added to it
   */
  boolean isNew(ForcedOrder order, Tally shown, long now) {
    Key key = Key.of(order);
    if (shown.add(key, now) <= delivered.of(key)) {
      return false;
    }
    delivered.add(key, now);
    return true;
  }
}
