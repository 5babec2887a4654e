// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.policy.LiquidationStyle;
import io.github.liqscape.paper.policy.PositionMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** When positions are closed by force, and how that is settled. */
final class Liquidator {

  private static final BigDecimal NONE = BigDecimal.ZERO.setScale(8);

  private final Desk desk;
  private final State s;

  Liquidator(Desk desk) {
    this.desk = desk;
    this.s = desk.s;
  }

  /** Isolated: margin and what it gained no longer exceed the maintenance margin. */
  boolean due(Holding h) {
    Fraction price = h.market.valuation();
    return h.steps > 0
        && h.isolated()
        && price != null
        && h.margin.add(Margin.unrealized(h, price)).compareTo(Margin.maintenance(h, price)) <= 0;
  }

  List<Holding> cross(String asset) {
    List<Holding> held = new ArrayList<>();
    for (Holding h : s.holdings) {
      if (h.steps > 0 && !h.isolated() && h.market.asset().equals(asset)) {
        held.add(h);
      }
    }
    return held;
  }

  /** Cross: the same for all positions of the pool together; not while one has no price. */
  boolean due(String asset) {
    BigDecimal equity = desk.margin.pool(asset);
    BigDecimal needed = NONE;
    List<Holding> held = cross(asset);
    for (Holding h : held) {
      Fraction price = h.market.valuation();
      if (price == null) {
        return false;
      }
      equity = equity.add(Margin.unrealized(h, price));
      needed = needed.add(Margin.maintenance(h, price));
    }
    return !held.isEmpty() && equity.compareTo(needed) <= 0;
  }

  /** Tests a market, and the pool that it is in, where it stands; settles what is due. */
  void test(Market m) {
    for (Holding h : s.holdings) {
      if (h.market == m && due(h)) {
        settle(h);
      }
    }
    if (!m.isolated() && s.held(m) > 0 && due(m.asset())) {
      settle(m.asset());
    }
  }

  /** Exit price in ticks: of the path, else the last, else the mark; against the position. */
  private static long exit(Holding h) {
    Market m = h.market;
    Fraction mark = m.mark();
    Fraction price =
        m.walkLast != null
            ? m.walkLast
            : m.last > 0 || mark == null ? Fraction.of(m.last) : mark.over(m.tick);
    return Math.max(1, h.side == PositionSide.LONG ? price.floor() : price.ceil());
  }

  /** Settles an isolated position. */
  void settle(Holding h) {
    Market m = h.market;
    long ticks = exit(h);
    Fraction value = m.value(h.steps, m.price(ticks));
    BigDecimal profit = Ledger.profit(h, h.steps, m.price(ticks));
    BigDecimal margin = h.margin;
    String name = m.instrument.toString();
    BigDecimal lost;
    BigDecimal insurance;
    if (s.terms.fills().liquidation() == LiquidationStyle.BANKRUPTCY_TAKEOVER) {
      BigDecimal fee = Margin.fee(m, value, m.terms.takerRate());
      tell(h, ticks, NONE, margin.negate());
      post(m, LedgerAccount.TRADER, LedgerAccount.INSURANCE, margin, Cause.LIQUIDATION, name);
      post(m, LedgerAccount.MARKET, LedgerAccount.INSURANCE, profit, Cause.LIQUIDATION, name);
      post(m, LedgerAccount.INSURANCE, LedgerAccount.FEES, fee, Cause.FEE, name);
      lost = margin;
      insurance = margin.add(profit).subtract(fee);
    } else {
      BigDecimal fee = Margin.fee(m, value, s.terms.fills().clearanceRate());
      BigDecimal loss = fee.subtract(profit);
      BigDecimal shortfall = loss.subtract(margin.max(NONE)).max(NONE);
      tell(h, ticks, fee, profit);
      post(m, LedgerAccount.MARKET, LedgerAccount.TRADER, profit, Cause.REALIZED, name);
      post(m, LedgerAccount.INSURANCE, LedgerAccount.TRADER, shortfall, Cause.SHORTFALL, name);
      post(m, LedgerAccount.TRADER, LedgerAccount.INSURANCE, fee, Cause.CLEARANCE_FEE, name);
      lost = loss.subtract(shortfall);
      insurance = fee.subtract(shortfall);
    }
    h.net = h.net.subtract(lost);
    empty(h, ticks, lost, insurance);
    for (Work w : new ArrayList<>(s.orders)) {
      boolean ofPosition =
          s.terms.positionMode() == PositionMode.ONE_WAY || w.order.positionSide() == h.side;
      if (s.market(w) == m && ofPosition) {
        cancel(w);
      }
    }
    desk.links.flat(h);
  }

  /** Settles a pool: orders go, then the position that needs most, until it holds. */
  void settle(String asset) {
    for (Work w : new ArrayList<>(s.orders)) {
      if (s.market(w).asset().equals(asset)) {
        cancel(w);
      }
    }
    String name = asset;
    while (due(asset)) {
      Holding h = largest(cross(asset));
      Market m = h.market;
      name = m.instrument.toString();
      long ticks = exit(h);
      BigDecimal profit = Ledger.profit(h, h.steps, m.price(ticks));
      BigDecimal fee =
          Margin.fee(m, m.value(h.steps, m.price(ticks)), m.terms.takerRate());
      tell(h, ticks, fee, profit);
      post(m, LedgerAccount.MARKET, LedgerAccount.TRADER, profit, Cause.REALIZED, name);
      post(m, LedgerAccount.TRADER, LedgerAccount.FEES, fee, Cause.FEE, name);
      h.net = h.net.add(profit).subtract(fee);
      empty(h, ticks, NONE, NONE);
      desk.links.flat(h);
    }
    BigDecimal pool = desk.margin.pool(asset);
    if (cross(asset).isEmpty() && pool.signum() < 0) {
      desk.ledger.post(
          asset, LedgerAccount.INSURANCE, LedgerAccount.TRADER, pool.negate(), Cause.SHORTFALL,
          name);
    }
  }

  private static Holding largest(List<Holding> held) {
    Holding largest = held.get(0);
    for (Holding h : held) {
      if (needs(h).compareTo(needs(largest)) > 0) {
        largest = h;
      }
    }
    return largest;
  }

  private static BigDecimal needs(Holding h) {
    Fraction price = h.market.valuation();
    return price == null ? NONE : Margin.maintenance(h, price);
  }

  private void post(
      Market m,
      LedgerAccount from,
      LedgerAccount to,
      BigDecimal amount,
      Cause cause,
      String reference) {
    desk.ledger.post(m.asset(), from, to, amount, cause, reference);
  }

  private void tell(Holding h, long ticks, BigDecimal fee, BigDecimal profit) {
    Set<FillFlag> flags = EnumSet.noneOf(FillFlag.class);
    if (h.market.lastForMark()) {
      flags.add(FillFlag.MARK_FALLBACK);
    }
    if (h.market.filling) {
      flags.add(FillFlag.GAP_FILLED);
    }
    if (h.unverified || h.market.gapFrom != null) {
      flags.add(FillFlag.UNVERIFIED);
    }
    s.events.add(
        new PaperEvent.Filled(
            new Fill(
                ++s.fills, Fill.LIQUIDATION, h.market.instrument, h.side.closingOrder(), h.side,
                ticks, h.steps, ticks, true, Liquidity.TAKER, Ledger.e8(fee), Ledger.e8(profit),
                s.now, flags)));
  }

  private void empty(Holding h, long ticks, BigDecimal lost, BigDecimal insurance) {
    s.events.add(
        new PaperEvent.Liquidated(
            h.market.instrument, h.side, h.steps, ticks, Ledger.e8(lost), Ledger.e8(insurance),
            h.market.lastForMark()));
    h.steps = 0;
    h.cost = BigDecimal.ZERO.setScale(h.market.costScale);
    h.margin = NONE;
    h.remember(s.now);
    desk.risk.closed(h);
  }

  private void cancel(Work w) {
    if (w.open() || s.waiting(w)) {
      desk.links.end(w, OrderStatus.CANCELED, EndReason.LIQUIDATED);
    }
  }
}
