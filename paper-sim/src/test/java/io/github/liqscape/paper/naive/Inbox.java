// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.Matching;
import java.util.Iterator;

/** Market events: those that count, and what they set going. */
final class Inbox {

  private static final int REMEMBERED = 65_536;

  private final Fundings fundings;

  Inbox(Fundings fundings) {
    this.fundings = fundings;
  }

  /** Takes an event; returns the state after it, which may be another one. */
  State take(State s, MarketEvent event) {
    Market m = s.market(event.instrument());
    if (event instanceof StreamGap gap) {
      Gaps.announced(m, gap);
      return s;
    }
    if (event instanceof Trade trade && m.trades.containsKey(trade.id())) {
      return s;
    }
    if (m.order.offer(event.kind(), event.eventNanos()) != EventOrder.Verdict.APPLY) {
      return s;
    }
    Desk desk = new Desk(s);
    switch (event) {
      case Trade trade -> {
        remember(m, trade);
        if (trade.eventNanos() >= m.pastUntil && decided(desk, m, Matching.TICKS)) {
          Gaps.seen(s, m, trade.eventNanos());
          desk.ticks.trade(m, trade);
          Gaps.priced(s, m, trade);
        }
      }
      case TopOfBook top -> {
        if (decided(desk, m, Matching.TICKS) && !m.book.deep
            && !new Statements(s, m).repeats(top)) {
          Gaps.seen(s, m, top.eventNanos());
          new Statements(s, m).top(top);
          matched(desk, m, top);
        }
      }
      case BookChange change -> {
        if (decided(desk, m, Matching.TICKS) && !new Statements(s, m).repeats(change)) {
          Gaps.seen(s, m, change.eventNanos());
          new Statements(s, m).change(change);
          matched(desk, m, change);
        }
      }
      case MarkPrice mark -> {
        if (mark.eventNanos() >= m.pastUntil) {
          Gaps.seen(s, m, mark.eventNanos());
          mark(desk, m, mark);
          Gaps.priced(s, m, mark);
        }
      }
      case FundingRate rate -> fundings.take(rate);
      case CandleEvent candle -> {
        return candle.candle().closed() ? candle(s, m, candle) : s;
      }
      case OpenInterest interest -> {}
      case ForcedOrder forced -> {}
      case StreamGap gap -> {}
    }
    fundings.due(desk);
    return s;
  }

  /** Whether the instrument is matched this way; what comes first decides. */
  private static boolean decided(Desk desk, Market m, Matching way) {
    if (m.matching == Matching.FIRST_SEEN) {
      m.matching = way;
      desk.ticks.quiet(m);
    }
    return m.matching == way;
  }

  /** A book of a time that has been walked is known, and no more. */
  private static void matched(Desk desk, Market m, MarketEvent book) {
    if (book.eventNanos() >= m.pastUntil) {
      desk.ticks.book(m);
    }
  }

  private static void remember(Market m, Trade trade) {
    m.trades.put(trade.id(), trade);
    if (m.trades.size() > REMEMBERED) {
      Iterator<String> oldest = m.trades.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private static void mark(Desk desk, Market m, MarkPrice mark) {
    Fraction price = m.keptMark(mark.mark());
    m.marks.add(new Market.Mark(mark.eventNanos(), price));
    m.stale = false;
    if (m.ticks()) {
      desk.liquidator.test(m);
      desk.ticks.triggers(m, TriggerBy.MARK, price.over(m.tick));
      desk.ticks.quiet(m);
    }
  }

  private State candle(State s, Market m, CandleEvent event) {
    Candle candle = event.candle();
    if (event.price() == PriceKind.MARK) {
      boolean walked = m.bar == candle.timeframe() && candle.openNanos() <= m.walkedOpen;
      if (!m.ticks() && !walked) {
        m.markCandles.add(candle);
      }
      return s;
    }
    if (event.price() != PriceKind.LAST || !decided(new Desk(s), m, Matching.BARS)) {
      return s;
    }
    boolean magnified = s.terms.fills().path() == BarPath.MAGNIFIER;
    if (m.bar == null || (magnified && candle.timeframe().nanos() > m.bar.nanos())) {
      m.bar = candle.timeframe();
    }
    if (candle.timeframe() != m.bar) {
      if (s.terms.fills().path() == BarPath.MAGNIFIER
          && candle.timeframe().nanos() < m.bar.nanos()) {
        m.finer.add(candle);
      }
      return s;
    }
    if (candle.openNanos() <= m.walkedOpen) {
      return s;
    }
    State after = Bars.walk(s, m, candle);
    fundings.due(new Desk(after));
    return after;
  }
}
