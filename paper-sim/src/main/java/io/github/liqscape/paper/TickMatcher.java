// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.paper.policy.FillPolicy;
import java.util.ArrayList;
import java.util.List;

/** Matches orders with trades and books. RULES.md, section 6. */
final class TickMatcher {

  private final FillPolicy policy;
  private final QueuePlaces places;
  private final BookTaker taking;
  /** Orders up to this rank have met the book, within one input. */
  private long looked;

  TickMatcher(FillPolicy policy, Liquidation liquidation) {
    this.policy = policy;
    places = new QueuePlaces(policy);
    taking = new BookTaker(policy, liquidation, places);
  }

  /** An order has just become live. */
  void arrived(Desk desk, LiveOrder order) {
    looked = desk.state.ranks;
    order.contract.calm.lost();
    meet(desk, order);
    newcomers(desk, order.contract);
  }

  /** A contract is on ticks from now on: a mark may have come before, which set nothing off. */
  void decided(Desk desk, Contract c) {
    looked = desk.state.ranks;
    c.calm.lost();
    for (LiveOrder order : List.copyOf(desk.state.live.get(c.index))) {
      if (order.open() && order.armed()) {
        meet(desk, order);
      }
    }
    newcomers(desk, c);
  }

  private void meet(Desk desk, LiveOrder order) {
    if (order.armed()) {
      if (order.type().triggered() && triggerReached(desk.state, order)) {
        trigger(desk, order);
      }
    } else {
      join(desk, order);
    }
  }

  /** It was made larger: it goes to the end of its queue. */
  void requeue(LiveOrder order) {
    places.join(order);
  }

  /** It takes what it can, or takes its place in the queue. */
  private void join(Desk desk, LiveOrder order) {
    Contract c = order.contract;
    boolean met = c.book.bestOffer(order.order.side()) != 0;
    if (order.marketNow() || crosses(order)) {
      taking.take(desk, order);
    } else if (order.order.timeInForce().immediate() && met) {
      desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
    } else {
      long last = desk.state.last[c.index];
      order.marketable =
          !met && !order.order.postOnly()
              && (last == 0 || order.direction * (order.limit - last) >= 0);
      places.join(order);
    }
  }

  private static boolean crosses(LiveOrder order) {
    long best = order.contract.book.bestOffer(order.order.side());
    return best != 0 && order.direction * (order.limit - best) >= 0;
  }

  private static boolean triggerReached(State state, LiveOrder order) {
    long reference = Intake.reference(state, order.contract, order.order.side());
    return Intake.reached(state, order, order.trigger, reference);
  }

  private void trigger(Desk desk, LiveOrder order) {
    order.triggered = true;
    join(desk, order);
  }

  /** Orders that fills brought to life meet the book, one after the other. */
  private void newcomers(Desk desk, Contract c) {
    taking.check(desk, c);
    while (desk.state.ranks > looked) {
      LiveOrder next = null;
      for (LiveOrder order : desk.state.live.get(c.index)) {
        if (order.rank > looked && (next == null || order.rank < next.rank)) {
          next = order;
        }
      }
      if (next == null) {
        looked = desk.state.ranks;
        return;
      }
      looked = next.rank;
      meet(desk, next);
    }
  }

  /** A trade was printed. */
  void trade(Desk desk, Contract c, long ticks, long steps, OrderSide taker, long eventNanos) {
    State state = desk.state;
    looked = state.ranks;
    c.calm.lost();
    CalmTicks.eaten(c, ticks, steps, taker, eventNanos);
    if (!state.live.get(c.index).isEmpty()) {
      long given = resting(desk, c, ticks, steps, taker);
      waiting(desk, c, ticks, steps, given);
    }
    state.last[c.index] = ticks;
    BookTaker.seen(state, c, ticks);
    if (state.mark[c.index] == 0) {
      taking.check(desk, c);
    }
    if (!state.live.get(c.index).isEmpty()) {
      triggers(desk, c, TriggerBy.LAST, c.scale.markOfTicks(ticks));
      newcomers(desk, c);
    }
  }

  /** Fills what rests on the side that the taker met. */
  private long resting(Desk desk, Contract c, long ticks, long steps, OrderSide taker) {
    OrderSide side = taker.opposite();
    List<LiveOrder> met = new ArrayList<>(0);
    for (LiveOrder order : desk.state.live.get(c.index)) {
      boolean rests =
          !order.waits && !order.marketable && !order.order.timeInForce().immediate();
      if (order.order.side() == side && order.limitNow() && rests
          && order.direction * (order.limit - ticks) >= 0) {
        met.add(order);
      }
    }
    if (met.isEmpty()) {
      return 0;
    }
    byPrice(met);
    long rest = steps;
    for (LiveOrder order : met) {
      if (!order.open()) {
        continue;
      }
      long there = rest;
      if (order.limit == ticks) {
        if (order.front == LiveOrder.UNKNOWN_FRONT) {
          continue;
        }
        long ahead = Math.min(order.front, rest);
        order.front -= ahead;
        there = rest - ahead;
      } else {
        order.front = 0;
      }
      if (there > 0) {
        rest -= taking.fill(desk, order, order.limit, order.limit, there, Liquidity.MAKER);
      }
    }
    return steps - rest;
  }

  private static void byPrice(List<LiveOrder> orders) {
    orders.sort(
        (x, y) -> {
          int better = Long.compare(y.direction * y.limit, x.direction * x.limit);
          return better != 0 ? better : Long.compare(x.rank, y.rank);
        });
  }

  /** Without a book, takers have waited for this trade. */
  private void waiting(Desk desk, Contract c, long ticks, long steps, long given) {
    long rest = (long) Math.floor(steps * policy.participation()) - given;
    for (LiveOrder order : List.copyOf(desk.state.live.get(c.index))) {
      boolean newcomer = order.rank > looked;
      if (newcomer || !order.open() || c.book.bestOffer(order.order.side()) != 0) {
        continue;
      }
      if (order.waits && order.marketNow()) {
        rest -= waited(desk, order, ticks, rest, (double) steps);
      } else if (order.marketable || order.order.timeInForce().immediate()) {
        order.marketable = false;
        if (order.limitNow() && order.direction * (order.limit - ticks) >= 0) {
          rest -= waited(desk, order, ticks, rest, (double) steps);
          places.join(order);
        } else if (order.limitNow() && !order.order.timeInForce().immediate()) {
          places.join(order);
        } else if (order.order.timeInForce().immediate()) {
          desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
        }
      }
    }
  }

  private long waited(
      Desk desk, LiveOrder order, long ticks, long rest, double traded) {
    if (order.order.timeInForce().kind() == TimeInForce.Kind.FOK
        && rest < BookTaker.closable(desk.state, order)) {
      desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
      return 0;
    }
    long price =
        order.limitNow()
            ? ticks
            : Slip.price(
                policy.slippage(), ticks, order.direction,
                Math.min(rest, BookTaker.closable(desk.state, order)), traded);
    long filled =
        rest > 0 || BookTaker.closable(desk.state, order) == 0
            ? taking.fill(desk, order, price, ticks, Math.max(0, rest), Liquidity.TAKER)
            : 0;
    if (order.open() && order.order.timeInForce().immediate()) {
      desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
    }
    return filled;
  }

  /** Triggers by a price; a trailing stop is tested, then follows. */
  private void triggers(Desk desk, Contract c, TriggerBy by, long mark) {
    State state = desk.state;
    if (!watching(state, c, by)) {
      return;
    }
    for (LiveOrder order : List.copyOf(state.live.get(c.index))) {
      if (!order.open() || !order.armed() || order.order.triggerBy() != by) {
        continue;
      }
      if (reachedBy(state, order)) {
        order.triggered = true;
        if (order.rank <= looked) {
          join(desk, order);
        }
        newcomers(desk, c);
      } else if (order.type() == OrderType.TRAILING_STOP && Trail.follow(order, mark)) {
        desk.changed(order, null);
      }
    }
  }

  private static boolean watching(State state, Contract c, TriggerBy by) {
    for (LiveOrder order : state.live.get(c.index)) {
      if (order.order.triggerBy() == by && order.armed()
          && (order.type() == OrderType.TRAILING_STOP || reachedBy(state, order))) {
        return true;
      }
    }
    return false;
  }

  private static boolean reachedBy(State state, LiveOrder order) {
    if (order.trigger <= 0
        || (order.type() == OrderType.TRAILING_STOP && !order.following)) {
      return false;
    }
    int s = order.direction * (order.type().ifTouched() ? -1 : 1);
    Contract c = order.contract;
    return order.order.triggerBy() == TriggerBy.MARK
        ? s * (state.mark[c.index] - c.scale.markOfTicks(order.trigger)) >= 0
        : s * (state.last[c.index] - order.trigger) >= 0;
  }

  /** The mark moved. */
  void mark(Desk desk, Contract c, long mark) {
    looked = desk.state.ranks;
    c.calm.lost();
    desk.state.mark[c.index] = mark;
    taking.check(desk, c);
    if (!desk.state.live.get(c.index).isEmpty()) {
      triggers(desk, c, TriggerBy.MARK, mark);
    }
  }

  void top(Desk desk, Contract c, TopOfBook top) {
    looked = desk.state.ranks;
    c.calm.lost();
    List<long[]> before = QueuePlaces.before(desk.state, c);
    long middle = onlyMiddle(desk.state, c);
    c.book.top(top);
    keep(desk, c, middle);
    places.restated(desk.state, c, before, null);
    stated(desk, c, top.eventNanos());
  }

  void change(Desk desk, Contract c, BookChange change) {
    looked = desk.state.ranks;
    c.calm.lost();
    List<long[]> before = QueuePlaces.before(desk.state, c);
    long middle = onlyMiddle(desk.state, c);
    if (c.book.change(change)) {
      places.restated(desk.state, c, before, change);
    }
    keep(desk, c, middle);
    stated(desk, c, change.eventNanos());
  }

  /** The middle of the book, if nothing else is known; else 0. */
  private static long onlyMiddle(State state, Contract c) {
    return state.valuation(c) == 0 ? c.book.middle() : 0;
  }

  /** If it is gone now, it is still the last that was known. */
  private static void keep(Desk desk, Contract c, long middle) {
    if (middle != 0 && c.book.middle() == 0) {
      c.boundaries.known(desk.now, 0, 0, middle);
    }
  }

  /** The book says something; of a time that was walked over, nothing is matched with it. */
  private void stated(Desk desk, Contract c, long eventNanos) {
    if (eventNanos >= c.gap.until) {
      met(desk, c);
    }
  }

  /** After a statement of the book: who waited takes, then it may have come to what rests. */
  private void met(Desk desk, Contract c) {
    for (LiveOrder order : List.copyOf(desk.state.live.get(c.index))) {
      boolean waited =
          order.open()
              && (order.waits || order.marketable || order.order.timeInForce().immediate());
      if (waited && c.book.bestOffer(order.order.side()) != 0) {
        order.marketable = false;
        join(desk, order);
      }
    }
    newcomers(desk, c);
    for (OrderSide side : OrderSide.values()) {
      met(desk, c, side);
      newcomers(desk, c);
    }
  }

  /** The opposite best price has come to orders that rest: they fill at their limit. */
  private void met(Desk desk, Contract c, OrderSide side) {
    List<LiveOrder> met = new ArrayList<>(0);
    for (LiveOrder order : desk.state.live.get(c.index)) {
      if (order.limitNow() && order.order.side() == side && crosses(order)) {
        met.add(order);
      }
    }
    byPrice(met);
    for (LiveOrder order : met) {
      for (int i = 0; i < c.book.offers(side) && order.open(); i++) {
        if (order.direction * (order.limit - c.book.offerTicks(side, i)) < 0) {
          break;
        }
        long part = Math.min(order.leaves(), c.book.offered(side, i));
        if (part > 0) {
          c.book.take(
              side, i, taking.fill(desk, order, order.limit, order.limit, part, Liquidity.MAKER));
        }
      }
    }
  }
}
