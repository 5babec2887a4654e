// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.FillPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Closed candles of the last price: which order of prices is walked, and what follows a bar. */
final class Bars {

  private Bars() {}

  /** Walks a bar; returns the state after it, another one. */
  static State walk(State s, Market m, Candle bar) {
    FillPolicy policy = s.terms.fills();
    State after = s;
    List<Candle> finer =
        policy.path() == BarPath.MAGNIFIER ? covering(m, bar) : List.of();
    if (finer.isEmpty()) {
      after = one(s, m.instrument.toString(), bar, policy.path() == BarPath.MAGNIFIER, true);
    } else {
      for (int i = 0; i < finer.size(); i++) {
        after =
            one(
                after, m.instrument.toString(), finer.get(i), false, i == finer.size() - 1);
      }
    }
    Market walked = market(after, m.instrument.toString());
    after(after, walked, bar);
    walked.finer.removeIf(c -> c.openNanos() < bar.closeNanos());
    walked.markCandles.removeIf(c -> c.openNanos() < bar.closeNanos());
    walked.walkedOpen = bar.openNanos();
    return after;
  }

  private static Market market(State s, String name) {
    for (Market m : s.markets) {
      if (m.instrument.toString().equals(name)) {
        return m;
      }
    }
    throw new AssertionError(name);
  }

  /** The finest candles that cover a bar without a hole; empty if there are none. */
  private static List<Candle> covering(Market m, Candle bar) {
    for (Timeframe t : Timeframe.values()) {
      List<Candle> found = new ArrayList<>();
      long next = bar.openNanos();
      for (Candle c : m.finer) {
        if (c.timeframe() == t && c.openNanos() == next && c.closeNanos() <= bar.closeNanos()) {
          found.add(c);
          next = c.closeNanos();
        }
      }
      if (!found.isEmpty() && next == bar.closeNanos() && t != bar.timeframe()) {
        return found;
      }
    }
    return List.of();
  }

  private static State one(
      State s, String name, Candle piece, boolean missing, boolean last) {
    long[] p = ticks(market(s, name), piece);
    long up = p[1] - p[0];
    long down = p[0] - p[2];
    boolean highNearer = up < down;
    State before = s;
    return switch (s.terms.fills().path()) {
      case OHLC -> walked(before, name, piece, true, missing, last);
      case OLHC -> walked(before, name, piece, false, missing, last);
      case NEARER_EXTREME -> walked(before, name, piece, highNearer, missing, last);
      case PESSIMISTIC, MAGNIFIER -> pessimistic(s, name, piece, missing, last);
    };
  }

  /** Both walks; the worse one counts. */
  static State pessimistic(State s, String name, Candle piece, boolean missing, boolean last) {
    long[] p = ticks(market(s, name), piece);
    boolean highNearer = p[1] - p[0] < p[0] - p[2];
    return worse(
        s, name, piece, walked(s, name, piece, highNearer, missing, last),
        walked(s, name, piece, !highNearer, missing, last));
  }

  /** Open, high, low, close in ticks. */
  private static long[] ticks(Market m, Candle c) {
    return new long[] {
      m.instrument.ticks(c.open()), m.instrument.ticks(c.high()),
      m.instrument.ticks(c.low()), m.instrument.ticks(c.close())
    };
  }

  private static State walked(
      State before,
      String name,
      Candle piece,
      boolean highFirst,
      boolean missing,
      boolean last) {
    State s = before.copy();
    Market m = market(s, name);
    long[] p = ticks(m, piece);
    List<Long> path =
        List.of(p[0], highFirst ? p[1] : p[2], highFirst ? p[2] : p[1], p[3]);
    List<Fraction> marks = marks(m, piece, highFirst);
    boolean marked = !marks.isEmpty();
    if (!marked) {
      for (long ticks : path) {
        marks.add(Fraction.of(ticks));
      }
    }
    WalkedBar walked =
        WalkedBar.of(
            m, s.terms.fills(), piece.openNanos(), piece.closeNanos(), path, marks, marked,
            piece.volume(), missing, last);
    new BarWalk(new Desk(s), m, walked).walk();
    return s;
  }

  /** The mark's own four prices in the same order, in ticks; empty if there are none. */
  private static List<Fraction> marks(Market m, Candle bar, boolean highFirst) {
    Fraction open = null;
    Fraction high = null;
    Fraction low = null;
    Fraction close = null;
    for (Candle c : m.markCandles) {
      if (c.timeframe() == bar.timeframe() && c.openNanos() == bar.openNanos()) {
        open = m.keptMark(c.open());
        high = m.keptMark(c.high());
        low = m.keptMark(c.low());
        close = m.keptMark(c.close());
      }
    }
    if (open == null && !m.filling) {
      for (Market.Mark mark : m.marks) {
        if (mark.nanos() >= bar.openNanos() && mark.nanos() < bar.closeNanos()) {
          Fraction price = mark.price();
          open = open == null ? price : open;
          high = high == null || price.compareTo(high) > 0 ? price : high;
          low = low == null || price.compareTo(low) < 0 ? price : low;
          close = price;
        }
      }
    }
    List<Fraction> marks = new ArrayList<>();
    if (open != null && high != null && low != null && close != null) {
      marks.add(open.over(m.tick));
      marks.add((highFirst ? high : low).over(m.tick));
      marks.add((highFirst ? low : high).over(m.tick));
      marks.add(close.over(m.tick));
    }
    return marks;
  }

  /** Keeps the walk that leaves less; the first of the two is the one to prefer. */
  private static State worse(State before, String name, Candle piece, State first, State second) {
    int from = before.events.size();
    BigDecimal a = equity(first, name);
    BigDecimal b = equity(second, name);
    boolean differ = a.compareTo(b) != 0 || !fills(first, from).equals(fills(second, from));
    State kept = b.compareTo(a) < 0 ? second : first;
    if (!differ) {
      return kept;
    }
    State other = kept == first ? second : first;
    Set<String> ids = new LinkedHashSet<>();
    filled(kept, from).forEach(f -> ids.add(f.orderId()));
    filled(other, from).forEach(f -> ids.add(f.orderId()));
    for (int i = from; i < kept.events.size(); i++) {
      if (kept.events.get(i) instanceof PaperEvent.Filled(Fill f)) {
        kept.events.set(i, new PaperEvent.Filled(flagged(f)));
      }
    }
    kept.events.add(
        new PaperEvent.Ambiguous(
            market(kept, name).instrument, piece.openNanos(), new ArrayList<>(ids),
            Ledger.e8(equity(kept, name)), Ledger.e8(equity(other, name))));
    return kept;
  }

  private static BigDecimal equity(State s, String name) {
    Market m = market(s, name);
    return new Margin(s).equity(m.asset(), m, m.price(m.last));
  }

  private static List<Fill> filled(State s, int from) {
    List<Fill> fills = new ArrayList<>();
    for (PaperEvent e : s.events.subList(from, s.events.size())) {
      if (e instanceof PaperEvent.Filled(Fill f)) {
        fills.add(f);
      }
    }
    return fills;
  }

  private static List<List<Object>> fills(State s, int from) {
    List<List<Object>> fills = new ArrayList<>();
    for (Fill f : filled(s, from)) {
      fills.add(List.of(f.orderId(), f.ticks(), f.steps()));
    }
    return fills;
  }

  private static Fill flagged(Fill f) {
    Set<FillFlag> flags = new HashSet<>(f.flags());
    flags.add(FillFlag.AMBIGUOUS);
    return new Fill(
        f.number(), f.orderId(), f.instrument(), f.side(), f.positionSide(), f.ticks(), f.steps(),
        f.pathTicks(), f.closes(), f.liquidity(), f.feeE8(), f.realizedE8(), f.timeNanos(),
        flags);
  }

  /** What follows a bar: the mark is that of its close, and bars are counted. */
  private static void after(State s, Market m, Candle bar) {
    for (Candle c : m.markCandles) {
      if (c.timeframe() == bar.timeframe() && c.openNanos() == bar.openNanos()) {
        // Inside its bar, not in the next.
        m.marks.add(new Market.Mark(c.closeNanos() - 1, m.keptMark(c.close())));
      }
    }
    m.stale = m.marks.stream().noneMatch(mark -> mark.nanos() >= bar.openNanos());
    Desk desk = new Desk(s);
    desk.liquidator.test(m);
    for (Work w : s.open()) {
      if (s.market(w) == m) {
        if (w.order.timeInForce().kind() == TimeInForce.Kind.BARS
            && w.acceptedNanos <= bar.openNanos()
            && ++w.bars >= w.order.timeInForce().bars()
            && w.open()) {
          desk.links.end(w, OrderStatus.EXPIRED, EndReason.EXPIRED);
        }
        w.bornInWalk = false;
      }
    }
    for (Group g : s.groups) {
      g.enteredInBar = g.enteredInBar && s.find(g.first.instrument()) != m;
    }
  }
}
