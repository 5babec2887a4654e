// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.paper.policy.DepthExhausted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matching with trades and books. */
final class Ticks {

  private final Desk desk;
  private final State s;

  Ticks(Desk desk) {
    this.desk = desk;
    this.s = desk.s;
  }

  private List<Work> open(Market m) {
    List<Work> open = new ArrayList<>();
    for (Work w : s.open()) {
      if (s.market(w) == m) {
        open.add(w);
      }
    }
    open.sort(Comparator.comparingLong(w -> w.sequence));
    return open;
  }

  /** Looks at what was accepted or triggered until there is nothing new. */
  void quiet(Market m) {
    if (!m.ticks()) {
      return;
    }
    desk.liquidator.test(m);
    for (Work w = unlooked(m); w != null; w = unlooked(m)) {
      w.looked = true;
      if (desk.acceptance.crossed(m, w, w.trigger)) {
        trigger(w);
      }
      if (w.marketNow() || (w.limitNow() && w.taker)) {
        take(m, w);
      }
      desk.liquidator.test(s.market(w));
    }
  }

  private @Nullable Work unlooked(Market m) {
    for (Work w : open(m)) {
      if (!w.looked) {
        return w;
      }
    }
    return null;
  }

  private static void trigger(Work w) {
    w.triggered = true;
    w.taker = true;
    w.looked = false;
  }

  /** Whether an order that takes has nothing to take from, and waits for a trade. */
  private boolean waits(Market m, Work w) {
    if (m.book.best(w.order.side().opposite()) > 0) {
      return false;
    }
    return w.marketNow() || (w.limitNow() && w.taker);
  }

  /** Walks the other side of the book. */
  private void take(Market m, Work w) {
    OrderSide other = w.order.side().opposite();
    if (m.book.best(other) == 0) {
      if (w.limitNow() && !w.immediate() && m.last > 0 && !reaches(w, m.last)) {
        rest(w);
      }
      return;
    }
    long bound = bound(m, w);
    long wanted = desk.fills.reducing(w)
        ? Math.min(w.leaves(), desk.fills.closable(w))
        : w.leaves();
    if (w.fillOrKill() && offered(m, w, bound) < wanted) {
      desk.links.end(w, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
      return;
    }
    long level = 0;
    for (long price : m.book.prices(other)) {
      if (!w.open() || !within(w, price, bound)) {
        break;
      }
      level = price;
      long there = Math.min(w.leaves(), m.book.offered(other, price));
      if (there > 0) {
        long filled = fill(w, there, price, Liquidity.TAKER);
        m.book.take(other, price, filled);
      }
    }
    if (w.open()) {
      remainder(m, w, level, bound);
    }
  }

  private long fill(Work w, long steps, long ticks, Liquidity how) {
    long filled = desk.fills.fill(w, steps, ticks, ticks, how, Set.of());
    desk.liquidator.test(s.market(w));
    return filled;
  }

  private void rest(Work w) {
    w.taker = false;
    w.front = desk.acceptance.front(s.market(w), w);
  }

  /** The worst price it may take, 0: any. */
  private static long bound(Market m, Work w) {
    if (w.limitNow()) {
      return w.limit;
    }
    int protection = w.order.protectionTicks();
    long best = m.book.best(w.order.side().opposite());
    return protection < 0
        ? 0
        : Math.max(1, w.buys() ? best + protection : best - protection);
  }

  private static boolean within(Work w, long price, long bound) {
    return bound == 0 || (w.buys() ? price <= bound : price >= bound);
  }

  private static boolean reaches(Work w, long price) {
    return price > 0 && (w.buys() ? w.limit >= price : w.limit <= price);
  }

  private static long offered(Market m, Work w, long bound) {
    OrderSide other = w.order.side().opposite();
    long sum = 0;
    for (long price : m.book.prices(other)) {
      sum += within(w, price, bound) ? m.book.offered(other, price) : 0;
    }
    return sum;
  }

  /** What becomes of a taker that the book did not fill; {@code level} is the last one, or 0. */
  private void remainder(Market m, Work w, long level, long bound) {
    if (w.immediate()) {
      desk.links.end(w, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
      return;
    }
    OrderSide other = w.order.side().opposite();
    List<Long> prices = m.book.prices(other);
    boolean exhausted = level != 0 && level == prices.get(prices.size() - 1);
    if (exhausted) {
      DepthExhausted rule = rule(m);
      long price =
          switch (rule) {
            case ONE_TICK_WORSE -> Math.max(1, w.buys() ? level + 1 : level - 1);
            case LAST_LEVEL -> level;
            case BY_BOOK, CANCEL_REMAINDER -> 0;
          };
      if (price > 0 && within(w, price, bound)) {
        fill(w, w.leaves(), price, Liquidity.TAKER);
      }
    }
    if (!w.open()) {
      return;
    }
    if (w.limitNow()) {
      rest(w);
    } else {
      desk.links.end(w, OrderStatus.CANCELED, EndReason.DEPTH);
    }
  }

  private DepthExhausted rule(Market m) {
    DepthExhausted rule = s.terms.fills().depth();
    if (rule != DepthExhausted.BY_BOOK) {
      return rule;
    }
    return m.book.deep ? DepthExhausted.CANCEL_REMAINDER : DepthExhausted.ONE_TICK_WORSE;
  }

  /** After a statement of the book: who waited takes, then our own limits that it reaches. */
  void book(Market m) {
    for (Work w : open(m)) {
      if (w.open() && w.looked && (w.marketNow() || (w.limitNow() && w.taker))) {
        take(m, w);
      }
    }
    quiet(m);
    for (OrderSide side : OrderSide.values()) {
      for (Work w : resting(m, side)) {
        OrderSide other = side.opposite();
        for (long price : m.book.prices(other)) {
          long there = Math.min(w.leaves(), m.book.offered(other, price));
          if (w.open() && reaches(w, price) && there > 0) {
            m.book.take(other, price, fill(w, there, w.limit, Liquidity.MAKER));
          }
        }
      }
      quiet(m);
    }
  }

  /** Resting limits of a side, best first, then by acceptance. */
  private List<Work> resting(Market m, OrderSide side) {
    List<Work> resting = new ArrayList<>();
    for (Work w : open(m)) {
      if (w.limitNow() && !w.taker && w.order.side() == side) {
        resting.add(w);
      }
    }
    resting.sort(
        Comparator.comparingLong((Work w) -> w.buys() ? -w.limit : w.limit)
            .thenComparingLong(w -> w.sequence));
    return resting;
  }

  /** A trade, in four steps. */
  void trade(Market m, Trade trade) {
    long price = m.instrument.ticks(trade.price());
    long steps = m.wholeSteps(trade.quantity());
    OrderSide displayed = trade.taker().opposite();
    if (m.book.stated && m.book.nanos <= trade.eventNanos()) {
      eat(m, displayed, price, steps);
    }
    long given = 0;
    for (Work w : resting(m, displayed)) {
      if (!w.open() || !reaches(w, price)) {
        continue;
      }
      long rest = steps - given;
      if (w.limit == price && w.front == Work.UNKNOWN) {
        continue;
      }
      long eaten = w.limit == price ? Math.min(w.front, rest) : 0;
      w.front = w.limit == price ? w.front - eaten : 0;
      long there = Math.min(w.leaves(), rest - eaten);
      if (there > 0) {
        given += fill(w, there, w.limit, Liquidity.MAKER);
      }
    }
    long pool =
        Fraction.of(trade.quantity())
                .times(Fraction.of(s.terms.fills().participation()))
                .over(m.lot)
                .floor()
            - given;
    for (Work w : open(m)) {
      if (w.open() && w.looked && waits(m, w)) {
        pool -= waited(m, w, price, pool, trade.quantity());
      }
    }
    m.last = price;
    if (m.lastForMark()) {
      desk.liquidator.test(m);
    }
    triggers(m, TriggerBy.LAST, Fraction.of(price));
    quiet(m);
  }

  private static void eat(Market m, OrderSide side, long price, long steps) {
    long left = steps;
    for (long level : m.book.prices(side)) {
      boolean upTo = side == OrderSide.BUY ? level >= price : level <= price;
      long there = Math.min(left, m.book.offered(side, level));
      if (upTo && there > 0) {
        m.book.trade(side, level, there);
        left -= there;
      }
    }
  }

  /** Without a book: at the price of the trade, worse by the slippage of bars. */
  private long waited(Market m, Work w, long price, long pool, double volume) {
    if (w.limitNow() && !reaches(w, price)) {
      if (w.immediate()) {
        desk.links.end(w, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
      }
      rest(w);
      return 0;
    }
    long wanted = desk.fills.reducing(w)
        ? Math.min(w.leaves(), desk.fills.closable(w))
        : w.leaves();
    long most = Math.min(Math.max(0, pool), wanted);
    long filled = 0;
    if ((most > 0 || wanted == 0) && !(w.fillOrKill() && most < wanted)) {
      long by =
          w.limitNow()
              ? 0
              : BarWalk.slippage(s.terms.fills().slippage(), m, price, most, volume);
      long at = Math.max(1, w.buys() ? price + by : price - by);
      filled = desk.fills.fill(w, most, price, at, Liquidity.TAKER, Set.of());
      desk.liquidator.test(s.market(w));
    }
    if (w.open() && w.immediate()) {
      desk.links.end(w, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
    } else if (w.limitNow()) {
      rest(w);
    }
    return filled;
  }

  /** Triggers by a price, in ticks; a trailing stop is tested, then follows. */
  void triggers(Market m, TriggerBy by, Fraction price) {
    for (Work w : open(m)) {
      if (!w.open() || w.order.triggerBy() != by || !(w.armedStop() || w.armedTouch())) {
        continue;
      }
      boolean rising = w.buys() != w.type().ifTouched();
      Fraction trigger = Fraction.of(w.trigger);
      if (w.trigger > 0 && (rising ? price.atLeast(trigger) : price.atMost(trigger))) {
        trigger(w);
        quiet(m);
      } else if (Trail.follow(m, w, price)) {
        s.events.add(w.changed(null, null));
      }
    }
  }
}
