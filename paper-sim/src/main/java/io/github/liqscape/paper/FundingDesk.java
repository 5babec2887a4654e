// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pays funding: what was held at the boundary, at the mark of the boundary, once. RULES.md, section 8. */
final class FundingDesk {

  /** How long a settled rate is waited for before the estimate counts. */
  static final long WAIT = 10 * Boundaries.MINUTE;

  private static final double RATE = 1e12;
  private static final long RATE_UNITS = 1_000_000_000_000L;
  private static final long KEPT = 26 * 60 * Boundaries.MINUTE;

  /** One boundary of one contract. */
  private static final class Due {
    long rate;
    boolean settled;
    boolean posted;
    boolean deferred;
    /** Paid at an estimate. */
    boolean provisional;
    long[] paid = new long[2];
  }

  private final List<TreeMap<Long, Due>> due = new ArrayList<>();
  private final List<Contract> contracts;
  private final Liquidation liquidation;
  private final List<TradeRecord> trades;
  private final List<TradeRecord> closing;
  private long next = Long.MAX_VALUE;

  /**
   * @param trades closed ones, in order of close, as the account goes on
   * @param closing those that were closed at this instant and are not among them yet
   */
  FundingDesk(
      List<Contract> contracts, Liquidation liquidation, List<TradeRecord> trades,
      List<TradeRecord> closing) {
    this.closing = closing;
    this.contracts = contracts;
    this.liquidation = liquidation;
    this.trades = trades;
    for (int i = 0; i < contracts.size(); i++) {
      due.add(new TreeMap<>());
    }
  }

  /** Takes a rate; nothing is paid yet. */
  void rate(Contract c, FundingRate rate) {
    long boundary =
        Math.floorDiv(rate.settlementNanos() + Boundaries.MINUTE / 2, Boundaries.MINUTE)
            * Boundaries.MINUTE;
    Due entry = due.get(c.index).computeIfAbsent(boundary, b -> new Due());
    boolean settled = rate.status() == FundingRate.Status.SETTLED;
    // Until it is paid the newest counts, but no estimate after a settled rate.
    boolean over = entry.posted && !entry.provisional;
    if (over || (!settled && (entry.settled || entry.posted))) {
      return;
    }
    entry.rate = (long) Math.rint(rate.rate() * RATE);
    entry.settled = settled;
    next = Math.min(next, settled ? boundary : boundary + WAIT);
  }

  /** Whether something may fall due before a time. */
  boolean waiting(long now) {
    return next < now;
  }

  /** Pays what has fallen due: its boundary lies before {@code now}. */
  void pay(Desk desk, long now) {
    next = Long.MAX_VALUE;
    TreeSet<Long> boundaries = new TreeSet<>();
    for (TreeMap<Long, Due> of : due) {
      boundaries.addAll(of.keySet());
    }
    for (long boundary : boundaries) {
      for (Contract c : contracts) {
        Due one = due.get(c.index).get(boundary);
        if (one != null && !(one.posted && !(one.settled && one.provisional))) {
          long at = one.settled ? boundary : boundary + WAIT;
          if (at < now) {
            post(desk, c, boundary, one);
          }
          if (!one.posted) {
            next = Math.min(next, at);
          }
        }
      }
    }
    for (TreeMap<Long, Due> of : due) {
      of.headMap(now - KEPT).clear();
    }
  }

  private void post(Desk desk, Contract c, long boundary, Due one) {
    long[] held = c.boundaries.heldAt(boundary);
    long[] prices = c.boundaries.pricesAt(boundary);
    long mark = prices.length == 0 ? 0 : price(c, prices);
    if (mark == 0) {
      mark = now(desk.state, c);
    }
    if (mark == 0 && held.length > 0) {
      if (!one.deferred) {
        one.deferred = true;
        desk.out.add(new PaperEvent.FundingDeferred(c.instrument, boundary));
      }
      return;
    }
    List<Holding> holdings = desk.state.holdings.get(c.index);
    for (int i = 0; i < holdings.size() && held.length > 0; i++) {
      long steps = held[1 + 2 * i];
      if (steps != 0) {
        long value =
            c.scale.markShare(Math.abs(steps), mark, one.rate, RATE_UNITS);
        long amount = -Long.signum(steps) * value;
        Holding h = holdings.get(i);
        long more = amount - one.paid[i];
        desk.signed(
            c, LedgerAccount.FUNDING, LedgerAccount.TRADER, more, cause(one),
            c.instrument.toString());
        if (h.episode == held[2 + 2 * i] && h.steps > 0) {
          stillOpen(desk.state, h, more);
        } else {
          sinceClosed(desk, c, steps > 0 ? PositionSide.LONG : PositionSide.SHORT, boundary, more);
        }
        one.paid[i] = amount;
      }
    }
    one.posted = true;
    State state = desk.state;
    liquidation.check(desk, c, state.last[c.index], state.mark[c.index] == 0);
    one.provisional = !one.settled;
  }

  private static Cause cause(Due one) {
    if (!one.settled) {
      return Cause.FUNDING_ESTIMATED;
    }
    return one.posted ? Cause.FUNDING_CORRECTION : Cause.FUNDING;
  }

  private static long price(Contract c, long[] prices) {
    if (prices[1] != 0) {
      return prices[1];
    }
    return prices[2] != 0 ? c.scale.markOfTicks(prices[2]) : prices[3];
  }

  private static long now(State state, Contract c) {
    long mark = state.valuation(c);
    return mark != 0 ? mark : c.book.middle();
  }

  private static void stillOpen(State state, Holding h, long amount) {
    if (state.isolated(h.contract)) {
      h.margin += amount;
    }
    TradeRecord trade = h.trade;
    if (trade != null) {
      trade.funding += amount;
    }
  }

  /**
   * The position of the boundary was closed at it or later, before its rate was known. Its result, too, is
   * what the wallet gained.
   */
  private void sinceClosed(
      Desk desk, Contract c, PositionSide side, long boundary, long amount) {
    for (List<TradeRecord> of : List.of(desk.closed, closing, trades)) {
      for (TradeRecord trade : of.reversed()) {
        if (trade.fills.getLast().timeNanos() < boundary) {
          break;
        }
        boolean held = trade.fills.getFirst().timeNanos() < boundary;
        if (held && trade.contract.index == c.index && trade.side == side) {
          trade.funding += amount;
          trade.late += amount;
          return;
        }
      }
    }
  }

  void save(StateWriter out) throws IOException {
    out.number(next);
    for (TreeMap<Long, Due> of : due) {
      out.integer(of.size());
      for (Map.Entry<Long, Due> entry : of.entrySet()) {
        Due one = entry.getValue();
        out.number(entry.getKey()).number(one.rate);
        out.flag(one.settled).flag(one.posted).flag(one.deferred).flag(one.provisional).numbers(one.paid);
      }
    }
  }

  void restore(StateReader in) throws IOException {
    next = in.number();
    for (TreeMap<Long, Due> of : due) {
      of.clear();
      int n = in.integer(0, 1 << 20);
      for (int i = 0; i < n; i++) {
        long boundary = in.number();
        Due one = new Due();
        one.rate = in.number();
        one.settled = in.flag();
        one.posted = in.flag();
        one.deferred = in.flag();
        one.provisional = in.flag();
        one.paid = in.numbers(2);
        of.put(boundary, one);
      }
    }
  }
}
