package io.github.liqscape.paper;

import io.github.liqscape.market.Trade;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** The trades of one instrument that were applied last, so that none counts twice. */
final class SeenTrades {

  /** What a trade is. */
  enum Verdict {
    NEW,
    /** Known, with the same fields. */
    DUPLICATE,
    /** Known, with other fields. */
    CONFLICTING
  }

  static final int REMEMBERED = 65_536;

  private final Map<String, Long> known = new HashMap<>();
  private final ArrayDeque<String> order = new ArrayDeque<>();

  /** What a trade is; nothing is remembered yet. */
  Verdict look(Trade trade) {
    Long before = known.get(trade.id());
    if (before == null) {
      return Verdict.NEW;
    }
    return before == content(trade) ? Verdict.DUPLICATE : Verdict.CONFLICTING;
  }

  /** It is applied. */
  void add(Trade trade) {
    known.put(trade.id(), content(trade));
    order.add(trade.id());
    if (order.size() > REMEMBERED) {
      known.remove(order.remove());
    }
  }

  private static long content(Trade trade) {
    long hash = Double.doubleToRawLongBits(trade.price());
    hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToRawLongBits(trade.quantity());
    hash = hash * 0x9E3779B97F4A7C15L + trade.eventNanos();
    return hash * 31 + trade.taker().ordinal();
  }

  Iterable<String> ids() {
    return order;
  }

  long contentOf(String id) {
    return known.getOrDefault(id, 0L);
  }

  void restore(String id, long content) {
    known.put(id, content);
    order.add(id);
  }
}
