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
import io.github.liqscape.paper.policy.DepthExhausted;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.LimitFill;
import io.github.liqscape.paper.policy.QueueModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches orders with trades and books. RULES.md, section 6. */
final class TickMatcher {

  private final FillPolicy policy;
  private final Liquidation liquidation;
  /** Orders up to this rank have met the book, within one input. */
  private long looked;

  TickMatcher(FillPolicy policy, Liquidation liquidation) {
    this.policy = policy;
    this.liquidation = liquidation;
  }

  /** An order has just become live. */
  void arrived(Desk desk, LiveOrder order) {
    looked = desk.state.ranks;
    order.contract.calm.lost();
    meet(desk, order);
    newcomers(desk, order.contract);
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
    queue(order);
  }

  /** It takes what it can, or takes its place in the queue. */
  private void join(Desk desk, LiveOrder order) {
    Contract c = order.contract;
    boolean met = c.book.bestOffer(order.order.side()) != 0;
    if (order.marketNow() || crosses(order)) {
      take(desk, order);
    } else if (order.order.timeInForce().immediate() && met) {
      desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
    } else {
      long last = desk.state.last[c.index];
      order.marketable =
          !met && !order.order.postOnly()
              && (last == 0 || order.direction * (order.limit - last) >= 0);
      queue(order);
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

  /** Its place in the queue at its price. */
  private void queue(LiveOrder order) {
    BookView book = order.contract.book;
    long best = book.bestOwn(order.order.side());
    if (!book.present()) {
      order.front =
          policy.limitFill() == LimitFill.TOUCH ? 0 : LiveOrder.UNKNOWN_FRONT;
    } else if (best == 0 || order.direction * (order.limit - best) > 0) {
      order.front = 0;
    } else {
      long shown = book.shown(order.order.side(), order.limit);
      order.front = shown < 0 ? LiveOrder.UNKNOWN_FRONT : shown;
    }
  }

  /** Takes from the book, as far as limit and protection allow. */
  private void take(Desk desk, LiveOrder order) {
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
  private static long closable(State state, LiveOrder order) {
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
      queue(order);
    } else {
      desk.end(order, OrderStatus.CANCELED, EndReason.DEPTH);
    }
  }

  private long fill(
      Desk desk, LiveOrder order, long ticks, long path, long steps, Liquidity liquidity) {
    Contract c = order.contract;
    long filled = desk.fill(order, ticks, path, steps, liquidity);
    seen(desk.state, c, ticks);
    check(desk, c);
    return filled;
  }

  /** Orders that fills brought to life meet the book, one after the other. */
  private void newcomers(Desk desk, Contract c) {
    check(desk, c);
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

  private static void seen(State state, Contract c, long ticks) {
    for (Holding h : state.holdings.get(c.index)) {
      TradeRecord trade = h.trade;
      if (trade != null) {
        trade.seen(ticks);
      }
    }
  }

  private void check(Desk desk, Contract c) {
    State state = desk.state;
    liquidation.check(desk, c, state.last[c.index], state.mark[c.index] == 0);
  }

  /** Takes a trade that no order and no position feels; false: it did nothing, one of them may. */
  boolean calm(
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
    seen(state, c, ticks);
    return true;
  }

  /** The same for a mark. */
  boolean calm(State state, Contract c, long mark, long told) {
    if (!c.calm.mark(state.live.get(c.index), mark, told)
        || liquidation.due(state, c, mark)) {
      return false;
    }
    state.mark[c.index] = mark;
    return true;
  }

  /** The same for the best prices. */
  boolean calm(State state, Contract c, TopOfBook top, long told) {
    if (c.book.deep()
        || !c.calm.top(
            state.live.get(c.index), BookView.ticks(c, top.bidPrice()),
            BookView.ticks(c, top.askPrice()), told)
        || liquidation.due(state, c, state.valuation(c))) {
      return false;
    }
    c.book.top(top);
    return true;
  }

  private static void eaten(
      Contract c, long ticks, long steps, OrderSide taker, long eventNanos) {
    if (c.book.present() && c.book.nanos() <= eventNanos) {
      c.book.eat(taker, ticks, steps);
    }
  }

  /** A trade was printed. */
  void trade(Desk desk, Contract c, long ticks, long steps, OrderSide taker, long eventNanos) {
    State state = desk.state;
    looked = state.ranks;
    c.calm.lost();
    eaten(c, ticks, steps, taker, eventNanos);
    if (!state.live.get(c.index).isEmpty()) {
      long given = resting(desk, c, ticks, steps, taker);
      waiting(desk, c, ticks, steps, given);
    }
    state.last[c.index] = ticks;
    seen(state, c, ticks);
    if (state.mark[c.index] == 0) {
      check(desk, c);
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
        rest -= fill(desk, order, order.limit, order.limit, there, Liquidity.MAKER);
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
          queue(order);
        } else if (order.limitNow() && !order.order.timeInForce().immediate()) {
          queue(order);
        } else if (order.order.timeInForce().immediate()) {
          desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
        }
      }
    }
  }

  private long waited(
      Desk desk, LiveOrder order, long ticks, long rest, double traded) {
    if (order.order.timeInForce().kind() == TimeInForce.Kind.FOK
        && rest < closable(desk.state, order)) {
      desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
      return 0;
    }
    long price =
        order.limitNow()
            ? ticks
            : Slip.price(
                policy.slippage(), ticks, order.direction,
                Math.min(rest, closable(desk.state, order)), traded);
    long filled =
        rest > 0 || closable(desk.state, order) == 0
            ? fill(desk, order, price, ticks, Math.max(0, rest), Liquidity.TAKER)
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
    check(desk, c);
    if (!desk.state.live.get(c.index).isEmpty()) {
      triggers(desk, c, TriggerBy.MARK, mark);
    }
  }

  void top(Desk desk, Contract c, TopOfBook top) {
    looked = desk.state.ranks;
    c.calm.lost();
    List<long[]> before = queues(desk.state, c);
    c.book.top(top);
    requeue(desk.state, c, before, null);
    met(desk, c);
  }

  void change(Desk desk, Contract c, BookChange change) {
    looked = desk.state.ranks;
    c.calm.lost();
    List<long[]> before = queues(desk.state, c);
    if (c.book.change(change)) {
      requeue(desk.state, c, before, change);
    }
    met(desk, c);
  }

  /** For each resting order: its rank, what its level showed, and what trades took of it since. */
  private static List<long[]> queues(State state, Contract c) {
    List<long[]> of = new ArrayList<>(0);
    for (LiveOrder order : state.live.get(c.index)) {
      if (order.limitNow() && order.limit > 0) {
        OrderSide side = order.order.side();
        of.add(
            new long[] {
              order.rank, c.book.shown(side, order.limit), c.book.tradedAt(side, order.limit)
            });
      }
    }
    return of;
  }

  private void requeue(
      State state, Contract c, List<long[]> before, @Nullable BookChange change) {
    int i = 0;
    for (LiveOrder order : state.live.get(c.index)) {
      if (i < before.size() && before.get(i)[0] == order.rank) {
        long[] was = before.get(i++);
        move(c, order, was[1] - was[2], change);
      }
    }
  }

  /** A restated level moves our order forward in its queue. */
  private void move(
      Contract c, LiveOrder order, long was, @Nullable BookChange change) {
    OrderSide side = order.order.side();
    long best = c.book.bestOwn(side);
    if (best == 0 || order.direction * (order.limit - best) > 0) {
      order.front = 0;
      return;
    }
    long shown = c.book.shown(side, order.limit);
    boolean stated =
        change == null ? shown >= 0 && order.limit == best
            : change.snapshot() || states(change, side, order.limit, c);
    if (!stated || shown < 0) {
      return;
    }
    long front =
        policy.queue() instanceof QueueModel.Probability(int n)
                && order.front != LiveOrder.UNKNOWN_FRONT && was >= 0
            ? probable(order.front, was, was - shown, n)
            : order.front;
    order.front = Math.min(front, shown);
  }

  /** Of a shrink that no trade explains, the part that probably stood in front of us leaves. */
  static long probable(long front, long was, long shrink, int n) {
    if (shrink <= 0) {
      return front;
    }
    double ahead = Math.pow((double) front, n);
    double behind = Math.pow((double) Math.max(0, was - front), n);
    double p = ahead + behind == 0 ? 1 : behind / (ahead + behind);
    return Math.max(0, front - (long) Math.floor((1 - p) * shrink + 0.5));
  }

  private static boolean states(BookChange change, OrderSide side, long ticks, Contract c) {
    var levels = side == OrderSide.BUY ? change.bids() : change.asks();
    for (int i = 0; i < levels.count(); i++) {
      if (c.instrument.ticks(levels.price(i)) == ticks) {
        return true;
      }
    }
    return false;
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
              side, i, fill(desk, order, order.limit, order.limit, part, Liquidity.MAKER));
        }
      }
    }
  }
}
