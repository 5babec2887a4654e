// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;

/** Takes what no order and no position feels, which is most of what a market says: see {@link Calm}. */
final class CalmTicks {

  private final Liquidation liquidation;

  CalmTicks(Liquidation liquidation) {
    this.liquidation = liquidation;
  }

  /** Takes an event that no order and no position feels; false: nothing is done, one may. */
  boolean takes(State state, Contract c, MarketEvent event, long told) {
    return switch (event) {
      case Trade trade ->
          trade(
              state, c, c.instrument.ticks(trade.price()), c.scale.wholeSteps(trade.quantity()),
              trade.taker(), trade.eventNanos(), told);
      case MarkPrice mark -> c.onTicks() && mark(state, c, c.scale.mark(mark.mark()), told);
      case TopOfBook top -> top(state, c, top, told);
      default -> false;
    };
  }

  /** Takes a trade that no order and no position feels; false: it did nothing, one of them may. */
  private boolean trade(
      State state, Contract c, long ticks, long steps, OrderSide taker, long eventNanos, long told) {
    if (!c.calm.trade(state.live.get(c.index), ticks, told)) {
      return false;
    }
    long before = state.last[c.index];
    state.last[c.index] = ticks;
    if (state.mark[c.index] == 0 && liquidation.due(state, c, state.valuation(c))) {
      state.last[c.index] = before;
      return false;
    }
    eaten(c, ticks, steps, taker, eventNanos);
    BookTaker.seen(state, c, ticks);
    return true;
  }

  /** The same for a mark. */
  private boolean mark(State state, Contract c, long mark, long told) {
    if (!c.calm.mark(state.live.get(c.index), mark, told)
        || liquidation.due(state, c, mark)) {
      return false;
    }
    state.mark[c.index] = mark;
    return true;
  }

  /** The same for the best prices. */
  private boolean top(State state, Contract c, TopOfBook top, long told) {
    if (c.book.deep() || state.valuation(c) == 0
        || !c.calm.top(
            state.live.get(c.index), BookView.ticks(c, top.bidPrice()),
            BookView.ticks(c, top.askPrice()), told)
        || liquidation.due(state, c, state.valuation(c))) {
      return false;
    }
    c.book.top(top);
    return true;
  }

  /** A trade takes from the book that was there before it. */
  static void eaten(
      Contract c, long ticks, long steps, OrderSide taker, long eventNanos) {
    if (c.book.present() && c.book.nanos() <= eventNanos) {
      c.book.eat(taker, ticks, steps);
    }
  }
}
