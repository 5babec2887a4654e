// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.OrderSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is displayed, and what we and trades took of it since. Prices in ticks, sizes in lots. */
final class Book {

  final TreeMap<Long, Long> bids = new TreeMap<>();
  final TreeMap<Long, Long> asks = new TreeMap<>();
  final Map<Long, Long> bidsTaken = new TreeMap<>();
  final Map<Long, Long> asksTaken = new TreeMap<>();

  /** What trades alone took. */
  final Map<Long, Long> bidsTraded = new TreeMap<>();

  final Map<Long, Long> asksTraded = new TreeMap<>();

  /** It has more than best prices. */
  boolean deep;

  boolean stated;
  /** The venue's number of the newest update, -1 if out of step. */
  long update = -1;

  long nanos = Long.MIN_VALUE;

  Book copy() {
    Book copy = new Book();
    copy.bids.putAll(bids);
    copy.asks.putAll(asks);
    copy.bidsTaken.putAll(bidsTaken);
    copy.asksTaken.putAll(asksTaken);
    copy.bidsTraded.putAll(bidsTraded);
    copy.asksTraded.putAll(asksTraded);
    copy.deep = deep;
    copy.stated = stated;
    copy.nanos = nanos;
    copy.update = update;
    return copy;
  }

  NavigableMap<Long, Long> side(OrderSide side) {
    return side == OrderSide.BUY ? bids : asks;
  }

  private Map<Long, Long> taken(OrderSide side) {
    return side == OrderSide.BUY ? bidsTaken : asksTaken;
  }

  Map<Long, Long> traded(OrderSide side) {
    return side == OrderSide.BUY ? bidsTraded : asksTraded;
  }

  /** Best displayed price of the bids (BUY) or asks (SELL), 0 if there is none. */
  long best(OrderSide side) {
    NavigableMap<Long, Long> levels = side(side);
    return levels.isEmpty() ? 0 : side == OrderSide.BUY ? levels.lastKey() : levels.firstKey();
  }

  /** Prices of a side, best first. */
  List<Long> prices(OrderSide side) {
    NavigableMap<Long, Long> levels = side(side);
    return new ArrayList<>(
        side == OrderSide.BUY ? levels.descendingKeySet() : levels.navigableKeySet());
  }

  long displayed(OrderSide side, long price) {
    return side(side).getOrDefault(price, 0L);
  }

  long offered(OrderSide side, long price) {
    return Math.max(0, displayed(side, price) - taken(side).getOrDefault(price, 0L));
  }

  void take(OrderSide side, long price, long steps) {
    taken(side).merge(price, steps, Long::sum);
  }

  void trade(OrderSide side, long price, long steps) {
    take(side, price, steps);
    traded(side).merge(price, steps, Long::sum);
  }

  /** A level is stated anew; 0: it is gone. */
  void state(OrderSide side, long price, long steps) {
    taken(side).remove(price);
    traded(side).remove(price);
    if (steps > 0) {
      side(side).put(price, steps);
    } else {
      side(side).remove(price);
    }
  }

  void clear(OrderSide side) {
    side(side).clear();
    taken(side).clear();
    traded(side).clear();
  }
}
