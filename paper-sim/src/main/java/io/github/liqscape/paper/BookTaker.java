// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.policy.DepthExhausted;
import io.github.liqscape.paper.policy.FillPolicy;

/** Takes from the book and books the fills of ticks. RULES.md, section 6. */
final class BookTaker {

  private final FillPolicy policy;
  private final Liquidation liquidation;
  private final QueuePlaces places;

  BookTaker(FillPolicy policy, Liquidation liquidation, QueuePlaces places) {
    this.policy = policy;
    this.liquidation = liquidation;
    this.places = places;
  }

  /** Takes from the book, as far as limit and protection allow. */
  void take(Desk desk, LiveOrder order) {
    Contract c = order.contract;
    BookView book = c.book;
    OrderSide side = order.order.side();
    if (book.bestOffer(side) == 0) {
      order.waits = order.marketNow();
      order.marketable = order.limitNow() && order.marketable;
      return;
    }
    order.waits = false;
    order.marketable = false;
    long worst = worst(order, book.bestOffer(side));
    if (order.order.timeInForce().kind() == TimeInForce.Kind.FOK
        && there(book, side, order, worst) < closable(desk.state, order)) {
      desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
      return;
    }
    long lastLevel = 0;
    int levels = book.offers(side);
    for (int i = 0; i < levels && order.open(); i++) {
      long ticks = book.offerTicks(side, i);
      if (order.direction * (ticks - worst) > 0) {
        break;
      }
      lastLevel = ticks;
      long part = Math.min(order.leaves(), book.offered(side, i));
      if (part > 0) {
        book.take(side, i, fill(desk, order, ticks, ticks, part, Liquidity.TAKER));
      }
    }
    if (order.open()) {
      remainder(desk, order, lastLevel, worst);
    }
  }

  /** What is left of an order, or of the position if it may only reduce. */
  static long closable(State state, LiveOrder order) {
    return order.reducing()
        ? Math.min(order.leaves(), state.reducible(order))
        : order.leaves();
  }

  /** The worst price that it may pay. */
  private static long worst(LiveOrder order, long best) {
    long worst = order.direction > 0 ? Long.MAX_VALUE / 4 : 1;
    if (order.limitNow()) {
      return order.limit;
    }
    int protection = order.order.protectionTicks();
    if (protection >= 0 && best != 0) {
      long bound = best + (long) order.direction * protection;
      worst = order.direction > 0 ? Math.min(worst, bound) : Math.max(worst, bound);
    }
    return worst;
  }

  private static long there(BookView book, OrderSide side, LiveOrder order, long worst) {
    long sum = 0;
    for (int i = 0; i < book.offers(side); i++) {
      if (order.direction * (book.offerTicks(side, i) - worst) <= 0) {
        sum += book.offered(side, i);
      }
    }
    return sum;
  }

  private void remainder(Desk desk, LiveOrder order, long lastLevel, long worst) {
    if (order.order.timeInForce().immediate()) {
      desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
      return;
    }
    DepthExhausted rule = policy.depth();
    if (rule == DepthExhausted.BY_BOOK) {
      rule =
          order.contract.book.deep()
              ? DepthExhausted.CANCEL_REMAINDER
              : DepthExhausted.ONE_TICK_WORSE;
    }
    OrderSide side = order.order.side();
    int offers = order.contract.book.offers(side);
    boolean exhausted =
        lastLevel != 0 && lastLevel == order.contract.book.offerTicks(side, offers - 1);
    long price =
        !exhausted ? 0 : switch (rule) {
          case ONE_TICK_WORSE -> lastLevel == 0 ? 0 : lastLevel + order.direction;
          case LAST_LEVEL -> lastLevel;
          case CANCEL_REMAINDER, BY_BOOK -> 0;
        };
    if (price > 0 && order.direction * (price - worst) <= 0) {
      fill(desk, order, price, price, order.leaves(), Liquidity.TAKER);
    } else if (order.limitNow()) {
      places.join(order);
    } else {
      desk.end(order, OrderStatus.CANCELED, EndReason.DEPTH);
    }
  }

  /** Fills, and looks whether a position can bear it. */
  long fill(
      Desk desk, LiveOrder order, long ticks, long path, long steps, Liquidity liquidity) {
    Contract c = order.contract;
    long filled = desk.fill(order, ticks, path, steps, liquidity);
    seen(desk.state, c, ticks);
    check(desk, c);
    return filled;
  }

  static void seen(State state, Contract c, long ticks) {
    for (Holding h : state.holdings.get(c.index)) {
      TradeRecord trade = h.trade;
      if (trade != null) {
        trade.seen(ticks);
      }
    }
  }

  /** Closes by force what its margin no longer covers. */
  void check(Desk desk, Contract c) {
    State state = desk.state;
    liquidation.check(desk, c, state.last[c.index], state.mark[c.index] == 0);
  }
}
