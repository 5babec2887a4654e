// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.paper.policy.QueueModel;
import java.util.Map;
import java.util.TreeMap;

/** Statements of a book, and what they say about the queue in front of our orders. */
final class Statements {

  private final State s;
  private final Market m;
  private final Map<Long, Long> bidsBefore;
  private final Map<Long, Long> asksBefore;
  private final Map<Long, Long> bidsTraded;
  private final Map<Long, Long> asksTraded;

  Statements(State s, Market m) {
    this.s = s;
    this.m = m;
    bidsBefore = new TreeMap<>(m.book.bids);
    asksBefore = new TreeMap<>(m.book.asks);
    bidsTraded = new TreeMap<>(m.book.bidsTraded);
    asksTraded = new TreeMap<>(m.book.asksTraded);
  }

  /** Said before at the same time, word for word. */
  boolean repeats(TopOfBook top) {
    return m.book.stated && m.book.nanos == top.eventNanos()
        && same(OrderSide.BUY, top.bidPrice(), top.bidQuantity())
        && same(OrderSide.SELL, top.askPrice(), top.askQuantity());
  }

  private boolean same(OrderSide side, double price, double quantity) {
    long steps = m.wholeSteps(quantity);
    boolean none = Double.isNaN(price) || steps == 0;
    return none
        ? m.book.side(side).isEmpty()
        : m.book.side(side).equals(Map.of(m.instrument.ticks(price), steps));
  }

  /** In the book already. */
  boolean repeats(BookChange change) {
    return m.book.stated && m.book.deep
        && (change.snapshot()
            ? change.lastUpdate() == m.book.update && change.eventNanos() == m.book.nanos
            : change.lastUpdate() <= m.book.update);
  }

  void top(TopOfBook top) {
    best(OrderSide.BUY, top.bidPrice(), top.bidQuantity());
    best(OrderSide.SELL, top.askPrice(), top.askQuantity());
    stated(top.eventNanos());
  }

  private void best(OrderSide side, double price, double quantity) {
    m.book.clear(side);
    if (!Double.isNaN(price)) {
      m.book.state(side, m.instrument.ticks(price), m.wholeSteps(quantity));
    }
  }

  /** A change that does not follow what is known ends the book until the next snapshot. */
  void change(BookChange change) {
    boolean follows = m.book.update >= 0 && change.previousUpdate() == m.book.update;
    if (!change.snapshot() && !follows) {
      m.book.clear(OrderSide.BUY);
      m.book.clear(OrderSide.SELL);
      m.book.update = -1;
      m.book.stated = false;
      return;
    }
    m.book.update = change.lastUpdate();
    m.book.deep = true;
    if (change.snapshot()) {
      m.book.clear(OrderSide.BUY);
      m.book.clear(OrderSide.SELL);
    }
    levels(OrderSide.BUY, change.bids());
    levels(OrderSide.SELL, change.asks());
    stated(change.eventNanos());
  }

  private void levels(OrderSide side, BookLevels levels) {
    for (int i = 0; i < levels.count(); i++) {
      long price = m.instrument.ticks(levels.price(i));
      m.book.state(side, price, m.wholeSteps(levels.quantity(i)));
    }
  }

  private void stated(long nanos) {
    m.book.stated = true;
    m.book.nanos = nanos;
    for (Work w : s.open()) {
      if (s.market(w) == m && w.limit > 0 && w.front > 0) {
        queue(w);
      }
    }
  }

  private void queue(Work w) {
    OrderSide side = w.order.side();
    long best = m.book.best(side);
    if (best == 0 || (w.buys() ? best < w.limit : best > w.limit)) {
      w.front = 0;
      return;
    }
    if (!m.book.deep && best != w.limit) {
      return;
    }
    long shown = m.book.displayed(side, w.limit);
    if (w.front == Work.UNKNOWN) {
      w.front = shown;
      return;
    }
    long front =
        switch (s.terms.fills().queue()) {
          case QueueModel.RiskAverse averse -> w.front;
          case QueueModel.Probability p -> moved(w, side, shown, p.exponent());
        };
    w.front = Math.min(front, shown);
  }

  /** Shrinks that trades do not explain stood in front of us with probability 1 - p. */
  private long moved(Work w, OrderSide side, long shown, int exponent) {
    boolean bid = side == OrderSide.BUY;
    long before = (bid ? bidsBefore : asksBefore).getOrDefault(w.limit, 0L);
    long old = before - (bid ? bidsTraded : asksTraded).getOrDefault(w.limit, 0L);
    long shrink = old - shown;
    if (shrink <= 0) {
      return w.front;
    }
    Fraction front = power(w.front, exponent);
    Fraction back = power(Math.max(0, old - w.front), exponent);
    Fraction leaves = front.over(front.plus(back)).times(shrink);
    return Math.max(0, w.front - leaves.plus(Fraction.ONE.over(Fraction.of(2))).floor());
  }

  private static Fraction power(long value, int exponent) {
    Fraction power = Fraction.ONE;
    for (int i = 0; i < exponent; i++) {
      power = power.times(value);
    }
    return power;
  }
}
