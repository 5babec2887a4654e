// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.LiquidationStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes positions whose equity no longer covers the maintenance margin. RULES.md, section 7. */
final class Liquidation {

  private static final long CLEARANCE = 1_000_000L;

  private final FillPolicy policy;

  Liquidation(FillPolicy policy) {
    this.policy = policy;
  }

  /** Whether something of this contract, or of the pool it is in, would be liquidated at a mark. */
  boolean due(State state, Contract c, long mark) {
    if (state.flat(c) || mark == 0) {
      return false;
    }
    if (state.isolated(c)) {
      for (Holding h : state.holdings.get(c.index)) {
        if (h.steps > 0 && isolatedDue(h, mark)) {
          return true;
        }
      }
      return false;
    }
    long before = state.mark[c.index];
    state.mark[c.index] = mark;
    boolean due = poolDue(state, c.asset);
    state.mark[c.index] = before;
    return due;
  }

  private static boolean isolatedDue(Holding h, long mark) {
    return h.margin + h.unrealized(mark) <= h.maintenance(mark);
  }

  private static boolean poolDue(State state, int asset) {
    long equity = state.wallet(asset);
    long maintenance = 0;
    boolean any = false;
    for (Contract c : state.contracts) {
      if (c.asset != asset) {
        continue;
      }
      for (Holding h : state.holdings.get(c.index)) {
        if (h.steps == 0) {
          continue;
        }
        equity = Math.subtractExact(equity, h.margin);
        if (!state.isolated(c)) {
          long price = state.valuation(c);
          if (price == 0) {
            return false;
          }
          any = true;
          equity = Math.addExact(equity, h.unrealized(price));
          maintenance = Math.addExact(maintenance, h.maintenance(price));
        }
      }
    }
    return any && equity <= maintenance;
  }

  /**
   * Liquidates what is due in a contract and its pool at the present prices.
   *
   * @param ticks the last price there, at which positions of the contract are taken out; 0: none
   * @param fallback there is no mark: the last price stands in
   */
  boolean check(Desk desk, Contract c, long ticks, boolean fallback) {
    State state = desk.state;
    if (state.flat(c)) {
      return false;
    }
    boolean any = false;
    if (fallback) {
      desk.flags.add(FillFlag.MARK_FALLBACK);
    }
    if (state.isolated(c)) {
      long mark = state.valuation(c);
      for (Holding h : state.holdings.get(c.index)) {
        if (h.steps > 0 && mark != 0 && isolatedDue(h, mark)) {
          takeOver(desk, h, ticks, fallback);
          any = true;
        }
      }
    } else if (poolDue(state, c.asset)) {
      pool(desk, c, ticks, fallback);
      any = true;
    }
    desk.flags.remove(FillFlag.MARK_FALLBACK);
    return any;
  }

  private void takeOver(Desk desk, Holding h, long at, boolean fallback) {
    Contract c = h.contract;
    long ticks = at != 0 ? at : exit(desk.state, h);
    String reference = c.instrument.toString();
    long margin = h.margin;
    long profit = c.scale.realized(h.sign(), h.steps, ticks, h.cost);
    long lost = margin;
    long insurance;
    if (policy.liquidation() == LiquidationStyle.BANKRUPTCY_TAKEOVER) {
      long fee = c.scale.share(h.steps, ticks, c.takerRate, Scale.RATE);
      desk.forced(h, ticks, 0, -margin, 0);
      desk.signed(
          c, LedgerAccount.TRADER, LedgerAccount.INSURANCE, margin, Cause.LIQUIDATION, reference);
      desk.signed(
          c, LedgerAccount.MARKET, LedgerAccount.INSURANCE, profit, Cause.LIQUIDATION, reference);
      desk.signed(c, LedgerAccount.INSURANCE, LedgerAccount.FEES, fee, Cause.FEE, reference);
      insurance = margin + profit - fee;
    } else {
      long rate = Math.round(policy.clearanceRate() * 1e6);
      long charge = c.scale.share(h.steps, ticks, rate, CLEARANCE);
      long beyond = Math.max(0, charge - profit - Math.max(0, margin));
      desk.forced(h, ticks, charge, profit, beyond);
      desk.signed(
          c, LedgerAccount.MARKET, LedgerAccount.TRADER, profit, Cause.REALIZED, reference);
      desk.signed(
          c, LedgerAccount.INSURANCE, LedgerAccount.TRADER, beyond, Cause.SHORTFALL, reference);
      desk.signed(
          c, LedgerAccount.TRADER, LedgerAccount.INSURANCE, charge, Cause.CLEARANCE_FEE,
          reference);
      lost = charge - profit - beyond;
      insurance = charge - beyond;
    }
    empty(desk, h, ticks, lost, insurance, fallback);
    for (LiveOrder order : List.copyOf(desk.state.orders.values())) {
      if (order.contract == c && (!h.hedge || order.positionSide() == h.side)) {
        desk.end(order, OrderStatus.CANCELED, EndReason.LIQUIDATED);
      }
    }
    desk.flat(h);
  }

  private static void empty(
      Desk desk, Holding h, long ticks, long lost, long insurance, boolean fallback) {
    desk.out.add(
        new PaperEvent.Liquidated(
            h.contract.instrument, h.side, h.steps, ticks, lost, insurance, fallback));
    h.steps = 0;
    TradeRecord trade = h.trade;
    if (trade != null) {
      desk.ended(h, trade);
    }
    h.cost = 0;
    h.margin = 0;
  }

  private void pool(Desk desk, Contract at, long ticks, boolean fallback) {
    State state = desk.state;
    for (LiveOrder order : List.copyOf(state.orders.values())) {
      if (order.contract.asset == at.asset) {
        desk.end(order, OrderStatus.CANCELED, EndReason.LIQUIDATED);
      }
    }
    Contract last = at;
    while (poolDue(state, at.asset)) {
      Holding h = largest(state, at.asset);
      if (h == null) {
        break;
      }
      Contract c = h.contract;
      long price = c == at && ticks != 0 ? ticks : exit(state, h);
      String reference = c.instrument.toString();
      long profit = c.scale.realized(h.sign(), h.steps, price, h.cost);
      long fee = c.scale.share(h.steps, price, c.takerRate, Scale.RATE);
      boolean byLast = c == at ? fallback : state.mark[c.index] == 0;
      last = c;
      if (byLast) {
        desk.flags.add(FillFlag.MARK_FALLBACK);
      } else {
        desk.flags.remove(FillFlag.MARK_FALLBACK);
      }
      desk.forced(h, price, fee, profit, 0);
      desk.signed(
          c, LedgerAccount.MARKET, LedgerAccount.TRADER, profit, Cause.REALIZED, reference);
      desk.signed(c, LedgerAccount.TRADER, LedgerAccount.FEES, fee, Cause.FEE, reference);
      empty(desk, h, price, 0, 0, byLast);
      desk.flat(h);
    }
    lift(desk, last);
  }

  /** The last price; without one the mark, rounded against the position. */
  private static long exit(State state, Holding h) {
    Contract c = h.contract;
    long last = state.last[c.index];
    long mark = state.mark[c.index];
    long tick = c.scale.markOfTicks(1);
    if (last > 0) {
      return last;
    }
    return Math.max(1, h.sign() > 0 ? Math.floorDiv(mark, tick) : Math.ceilDiv(mark, tick));
  }

  private static @Nullable Holding largest(State state, int asset) {
    Holding largest = null;
    long most = -1;
    for (Contract c : state.contracts) {
      if (c.asset == asset && !state.isolated(c)) {
        for (Holding h : state.holdings.get(c.index)) {
          long mm = h.steps == 0 ? -1 : h.maintenance(state.valuation(c));
          if (mm > most) {
            most = mm;
            largest = h;
          }
        }
      }
    }
    return largest;
  }

  /** Without cross positions left, insurance lifts a negative pool to zero. */
  private static void lift(Desk desk, Contract at) {
    State state = desk.state;
    long balance = state.wallet(at.asset);
    for (Contract c : state.contracts) {
      if (c.asset == at.asset) {
        for (Holding h : state.holdings.get(c.index)) {
          if (h.steps > 0 && !state.isolated(c)) {
            return;
          }
          balance -= h.margin;
        }
      }
    }
    if (balance < 0) {
      desk.signed(
          at, LedgerAccount.INSURANCE, LedgerAccount.TRADER, -balance, Cause.SHORTFALL,
          at.instrument.toString());
    }
  }

  /** For people: where an isolated position would be liquidated; NaN if nowhere, or in a pool. */
  static double price(State state, Holding h) {
    Contract c = h.contract;
    if (!state.isolated(c)) {
      return Double.NaN;
    }
    double quantity =
        h.steps * c.instrument.lotSize().multiply(c.instrument.contractSize()).doubleValue();
    double cost = h.cost / Math.pow(10, c.scale.costScale());
    double entry = c.scale.linear() ? cost / quantity : quantity / cost;
    return c.terms.tiers()
        .isolatedLiquidationPrice(h.side, quantity, entry, h.margin / 1e8);
  }
}
