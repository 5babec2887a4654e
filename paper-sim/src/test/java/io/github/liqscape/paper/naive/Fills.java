// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.policy.PositionMode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a fill does to order, position and money. */
final class Fills {

  private final Desk desk;
  private final State s;

  Fills(Desk desk) {
    this.desk = desk;
    this.s = desk.s;
  }

  private boolean hedge() {
    return s.terms.positionMode() == PositionMode.HEDGE;
  }

  /** Whether an order can only make a position smaller. */
  boolean reducing(Work w) {
    PositionSide about = w.order.positionSide();
    return w.order.reduceOnly()
        || (hedge() && about != null && about.closingOrder() == w.order.side());
  }

  /** Side of the position that the order would open or enlarge. */
  private static PositionSide opens(OrderSide side) {
    return side == OrderSide.BUY ? PositionSide.LONG : PositionSide.SHORT;
  }

  /** The position that the order would make smaller; null: none, it only adds. */
  @Nullable Holding closes(Work w) {
    PositionSide closing = opens(w.order.side()).opposite();
    if (hedge() && w.order.positionSide() != closing) {
      return null;
    }
    Holding h = s.holding(s.market(w), closing);
    return h.steps > 0 ? h : null;
  }

  long closable(Work w) {
    Holding h = closes(w);
    return h == null ? 0 : h.steps;
  }

  /** Whether an order closes positions of this kind. */
  boolean closesSide(Work w, Holding h) {
    return s.market(w) == h.market
        && opens(w.order.side()) != h.side
        && (!hedge() || w.order.positionSide() == h.side);
  }

  /** Part of so many lots of the order that would enlarge exposure. */
  long adding(Work w, long steps) {
    return reducing(w) ? 0 : Math.max(0, steps - closable(w));
  }

  /** Cuts a reducing order to what there is to reduce; false if that was nothing and it is over. */
  boolean clip(Work w) {
    if (reducing(w) && w.leaves() > closable(w)) {
      w.steps = w.filled + closable(w);
      if (w.leaves() == 0) {
        desk.links.end(w, OrderStatus.CANCELED, EndReason.REDUCE_ONLY);
        return false;
      }
    }
    return true;
  }

  /** Fills up to so many lots; returns how many it were. */
  long fill(Work w, long most, long path, long ticks, Liquidity how, Set<FillFlag> flags) {
    if (!clip(w)) {
      return 0;
    }
    long steps = Math.min(most, w.leaves());
    long reduce = Math.min(steps, closable(w));
    if (reduce > 0) {
      reduce(w, reduce, path, ticks, how, flags);
    }
    long add = steps - reduce;
    if (add == 0 || !w.open()) {
      return reduce;
    }
    if (s.risk != RiskState.ACTIVE) {
      desk.links.end(w, OrderStatus.CANCELED, EndReason.HALTED);
      return reduce;
    }
    if (!affordable(w, add, ticks, how)) {
      desk.links.end(w, OrderStatus.CANCELED, EndReason.INSUFFICIENT_MARGIN);
      return reduce;
    }
    add(w, add, path, ticks, how, flags);
    return steps;
  }

  private static double rate(Market m, Liquidity how) {
    return how == Liquidity.MAKER ? m.terms.makerRate() : m.terms.takerRate();
  }

  private boolean affordable(Work w, long add, long ticks, Liquidity how) {
    Market m = s.market(w);
    PositionSide side = opens(w.order.side());
    if (Checks.oversize(m, s.holding(m, side).steps + add, ticks, ticks)) {
      return false;
    }
    Fraction value = m.value(add, m.price(ticks));
    BigDecimal own = w.reserved().subtract(w.reservedFor(w.leaves() - add));
    BigDecimal need = Margin.initial(m, value).add(Margin.fee(m, value, rate(m, how)));
    return desk.margin.available(m.asset()).add(own).compareTo(need) >= 0;
  }

  private void reduce(
      Work w, long steps, long path, long ticks, Liquidity how, Set<FillFlag> flags) {
    Holding h = closes(w);
    if (h == null) {
      throw new AssertionError("nothing to reduce for " + w.id());
    }
    Market m = h.market;
    Fraction price = m.price(ticks);
    BigDecimal profit = Ledger.profit(h, steps, price);
    BigDecimal fee = Margin.fee(m, m.value(steps, price), rate(m, how));
    tell(w, h, steps, path, ticks, true, how, fee, profit, flags);
    desk.ledger.post(
        m.asset(), LedgerAccount.MARKET, LedgerAccount.TRADER, profit, Cause.REALIZED, w.id());
    BigDecimal shortfall = release(h, steps, profit);
    desk.ledger.post(
        m.asset(), LedgerAccount.INSURANCE, LedgerAccount.TRADER, shortfall, Cause.SHORTFALL,
        w.id());
    payFee(m, fee, w.id());
    h.net = h.net.add(profit).add(shortfall).subtract(fee);
    h.remember(s.now);
    finish(w, h, steps, ticks);
  }

  /**
   * Takes a part out of a position: cost, lots and margin; a loss beyond what the part frees comes
   * out of the margin that is left. Returns what that does not cover.
   */
  static BigDecimal release(Holding h, long steps, BigDecimal profit) {
    BigDecimal freed = Ledger.freed(h, steps);
    h.cost = h.cost.subtract(Ledger.released(h, steps));
    h.steps -= steps;
    h.margin = h.margin.subtract(freed);
    if (!h.isolated()) {
      return BigDecimal.ZERO;
    }
    BigDecimal excess = profit.negate().subtract(freed.max(BigDecimal.ZERO)).max(BigDecimal.ZERO);
    BigDecimal covered = excess.min(h.margin.max(BigDecimal.ZERO));
    h.margin = h.margin.subtract(covered);
    return excess.subtract(covered);
  }

  private void add(Work w, long steps, long path, long ticks, Liquidity how, Set<FillFlag> flags) {
    Market m = s.market(w);
    Holding h = s.holding(m, opens(w.order.side()));
    Fraction price = m.price(ticks);
    Fraction value = m.value(steps, price);
    BigDecimal fee = Margin.fee(m, value, rate(m, how));
    if (h.steps == 0) {
      h.cycle++;
      h.unverified = false;
      h.net = BigDecimal.ZERO;
    }
    tell(w, h, steps, path, ticks, false, how, fee, BigDecimal.ZERO, flags);
    h.steps += steps;
    h.cost = h.cost.add(m.kept(steps, price));
    if (h.isolated()) {
      h.margin = h.margin.add(Margin.initial(m, value));
    }
    h.net = h.net.subtract(fee);
    h.remember(s.now);
    payFee(m, fee, w.id());
    finish(w, h, steps, ticks);
  }

  private void payFee(Market m, BigDecimal fee, String reference) {
    desk.ledger.post(
        m.asset(), LedgerAccount.TRADER, LedgerAccount.FEES, fee, Cause.FEE, reference);
  }

  private void tell(
      Work w,
      Holding h,
      long steps,
      long path,
      long ticks,
      boolean closes,
      Liquidity how,
      BigDecimal fee,
      BigDecimal profit,
      Set<FillFlag> flags) {
    Set<FillFlag> all = new HashSet<>(flags);
    if (h.market.filling) {
      all.add(FillFlag.GAP_FILLED);
    }
    if (w.unverified || h.unverified || (closes && h.market.gapFrom != null)) {
      all.add(FillFlag.UNVERIFIED);
    }
    s.events.add(
        new PaperEvent.Filled(
            new Fill(
                ++s.fills, w.id(), h.market.instrument, w.order.side(), h.side, ticks, steps, path,
                closes, how, Ledger.e8(fee), Ledger.e8(profit), s.now, all)));
  }

  private void finish(Work w, Holding h, long steps, long ticks) {
    w.filled += steps;
    if (w.leaves() == 0) {
      w.status = OrderStatus.FILLED;
    }
    s.events.add(w.changed(null, null));
    desk.links.filled(w, steps, ticks);
    if (h.steps == 0) {
      flat(h);
    }
  }

  /** A position became zero. */
  void flat(Holding h) {
    desk.risk.closed(h);
    desk.links.flat(h);
    for (Work w : s.open()) {
      if (w.open() && reducing(w) && closesSide(w, h)) {
        desk.links.end(w, OrderStatus.CANCELED, EndReason.REDUCE_ONLY);
      }
    }
  }
}
