// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.OfflineGap;
import io.github.liqscape.paper.event.PaperEvent;
import java.util.List;

/** Times of which nothing was seen, as section 11 has it. */
final class Gaps {

  private Gaps() {}

  static void refuse(State s, OfflineGap gap) {
    for (Instrument of : gap.instruments()) {
      Market m = s.find(of);
      if (m == null || !m.ticks()) {
        throw new IllegalArgumentException("not on ticks: " + of);
      }
      for (StreamKind kind : StreamKind.values()) {
        boolean counts =
            switch (kind) {
              case TRADE, BOOK, TOP_OF_BOOK, MARK_PRICE -> true;
              case CANDLE, FUNDING_RATE, OPEN_INTEREST, FORCED_ORDER -> false;
            };
        if (counts && m.order.newestNanos(kind) > gap.fromNanos()) {
          throw new IllegalArgumentException("something was seen since: " + kind);
        }
      }
      for (Candle c : last(gap, of)) {
        if (c.openNanos() < m.walkedEnd) {
          throw new IllegalArgumentException("walked already: " + c);
        }
      }
    }
  }

  private static List<Candle> last(OfflineGap gap, Instrument of) {
    return gap.candles().stream()
        .filter(e -> e.price() == PriceKind.LAST && e.instrument().equals(of))
        .map(CandleEvent::candle)
        .toList();
  }

  /** The stream of trades or of the book failed. */
  static void announced(Market m, StreamGap gap) {
    switch (gap.kind()) {
      case BOOK, TOP_OF_BOOK -> lose(m.book);
      case TRADE -> {
        if (m.ticks() && !gap.healed()) {
          boolean open = m.gapFrom != null && m.gapTo == StreamGap.OPEN;
          m.gapTo =
              m.gapFrom == null || open ? gap.toNanos() : Math.max(m.gapTo, gap.toNanos());
          m.gapFrom = m.gapFrom == null ? gap.fromNanos() : Math.min(m.gapFrom, gap.fromNanos());
        }
      }
      case CANDLE, MARK_PRICE, FUNDING_RATE, OPEN_INTEREST, FORCED_ORDER -> {}
    }
  }

  private static void lose(Book book) {
    book.clear(OrderSide.BUY);
    book.clear(OrderSide.SELL);
    book.stated = false;
    book.update = -1;
  }

  /** Before a trade, book or mark that counts: what was announced and not filled is a hole. */
  static void seen(State s, Market m, long nanos) {
    Long from = m.gapFrom;
    if (from == null) {
      return;
    }
    long end = Math.max(from, m.gapTo == StreamGap.OPEN ? nanos : m.gapTo);
    m.gapFrom = null;
    doubt(s, m, from, end);
    forgetQueues(s, m);
  }

  /** After it: a price that values positions. */
  static void priced(State s, Market m, MarketEvent event) {
    boolean price = event instanceof MarkPrice || (event instanceof Trade && m.mark() == null);
    if (price) {
      trust(s, m);
    }
  }

  private static void trust(State s, Market m) {
    if (m.unmarked) {
      m.unmarked = false;
      s.holdings.stream().filter(h -> h.market == m).forEach(h -> h.unverified = false);
      s.events.add(new PaperEvent.Verified(m.instrument));
    }
  }

  private static void doubt(State s, Market m, long from, long end) {
    for (Work w : s.open()) {
      if (s.market(w) == m && w.acceptedNanos < end) {
        w.unverified = true;
      }
    }
    for (Holding h : s.holdings) {
      if (h.market == m && h.steps > 0) {
        h.unverified = true;
        m.unmarked = true;
      }
    }
    s.events.add(new PaperEvent.Unverified(m.instrument, from, end));
  }

  private static void forgetQueues(State s, Market m) {
    for (Work w : s.open()) {
      if (s.market(w) == m && w.limitNow() && !w.taker) {
        w.front = Work.UNKNOWN;
      }
    }
  }

  static void begin(State s, OfflineGap gap) {
    for (Instrument of : gap.instruments()) {
      Market m = s.market(of);
      lose(m.book);
      m.stale = true;
      m.filling = true;
      m.knownUntil = gap.fromNanos();
      m.walkedCandles = 0;
      Long from = m.gapFrom;
      if (from != null && gap.fromNanos() <= from
          && (m.gapTo == StreamGap.OPEN || m.gapTo <= gap.toNanos())) {
        m.gapFrom = null;
      }
    }
  }

  /** Walks a candle of the gap; returns the state after it, another one. */
  static State walk(State s, OfflineGap gap, CandleEvent event) {
    Candle candle = event.candle();
    Market before = s.market(event.instrument());
    hole(s, before, candle.openNanos());
    before.markCandles.clear();
    for (CandleEvent other : gap.candles()) {
      if (other.price() == PriceKind.MARK && other.instrument().equals(event.instrument())
          && other.candle().openNanos() == candle.openNanos()
          && other.candle().timeframe() == candle.timeframe()
          && before.markCandles.isEmpty()) {
        before.markCandles.add(other.candle());
      }
    }
    for (Work w : s.open()) {
      if (s.market(w) == before && (w.marketNow() || w.taker)) {
        w.looked = false;
      }
    }
    State after = Bars.pessimistic(s, before.instrument.toString(), candle, false, false);
    Market m = after.market(event.instrument());
    m.stale = m.markCandles.isEmpty();
    for (Candle mark : m.markCandles) {
      m.marks.add(new Market.Mark(candle.closeNanos() - 1, m.keptMark(mark.close())));
    }
    m.markCandles.clear();
    for (Work w : after.open()) {
      if (after.market(w) == m) {
        w.acceptedNanos =
            w.bornInWalk ? Math.min(w.acceptedNanos, candle.closeNanos()) : w.acceptedNanos;
        w.bornInWalk = false;
        w.looked = true;
      }
    }
    m.knownUntil = candle.closeNanos();
    m.walkedEnd = candle.closeNanos();
    m.walkedCandles++;
    trust(after, m);
    return after;
  }

  private static void hole(State s, Market m, long end) {
    if (end > m.knownUntil) {
      doubt(s, m, m.knownUntil, end);
      m.knownUntil = end;
    }
  }

  static void end(State s, OfflineGap gap) {
    for (Instrument of : gap.instruments()) {
      Market m = s.market(of);
      hole(s, m, gap.toNanos());
      m.filling = false;
      m.pastUntil = Math.max(m.pastUntil, gap.toNanos());
      forgetQueues(s, m);
      s.events.add(
          new PaperEvent.GapFilled(
              m.instrument, gap.fromNanos(), gap.toNanos(), m.walkedCandles));
    }
  }
}
