// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TriggerBy;
import java.util.List;

/**
 * Between which prices no live order of a contract feels a trade, a mark or a best price. Most ticks are
 * of this kind, and they need not look at every order.
 *
 * <p>It may be narrower than it could be, never wider: outside of it every order is looked at as
 * always.
 */
final class Calm {

  /** Exclusive bounds, in ticks: of trades, and of best prices. */
  private long low;
  private long high;
  /** Exclusive bounds of marks. */
  private long markLow;
  private long markHigh;
  /** What had been told when the bounds were found. */
  private long version = -1;

  /** The bounds may be others now, though nothing was told. */
  void lost() {
    version = -1;
  }

  /** Whether nothing happens to these orders at a trade. */
  boolean trade(List<LiveOrder> live, long ticks, long told) {
    look(live, told);
    return low < ticks && ticks < high;
  }

  /** Whether nothing happens to these orders when the book says these best prices; 0 is none. */
  boolean top(List<LiveOrder> live, long bid, long ask, long told) {
    look(live, told);
    return low < bid && bid <= ask && ask < high;
  }

  /** Whether nothing happens to these orders at a mark. */
  boolean mark(List<LiveOrder> live, long mark, long told) {
    look(live, told);
    return markLow < mark && mark < markHigh;
  }

  private void look(List<LiveOrder> live, long told) {
    if (version == told) {
      return;
    }
    version = told;
    low = 0;
    high = Long.MAX_VALUE;
    markLow = 0;
    markHigh = Long.MAX_VALUE;
    for (LiveOrder order : live) {
      if (order.waits || order.marketable || order.order.timeInForce().immediate()) {
        low = Long.MAX_VALUE;
      } else if (order.armed()) {
        armed(order);
      } else if (order.order.side() == OrderSide.BUY) {
        low = Math.max(low, order.limit);
      } else {
        high = Math.min(high, order.limit);
      }
    }
  }

  private void armed(LiveOrder order) {
    boolean byMark = order.order.triggerBy() == TriggerBy.MARK;
    if (order.type() == OrderType.TRAILING_STOP) {
      // It follows every new extreme.
      low = byMark ? low : Long.MAX_VALUE;
      markLow = byMark ? Long.MAX_VALUE : markLow;
    } else if (order.trigger > 0) {
      boolean above = order.direction > 0 != order.type().ifTouched();
      long mark = order.contract.scale.markOfTicks(order.trigger);
      if (byMark) {
        markHigh = above ? Math.min(markHigh, mark) : markHigh;
        markLow = above ? markLow : Math.max(markLow, mark);
      } else {
        high = above ? Math.min(high, order.trigger) : high;
        low = above ? low : Math.max(low, order.trigger);
      }
    }
  }
}
