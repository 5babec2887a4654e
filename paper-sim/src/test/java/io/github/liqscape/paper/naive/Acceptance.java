// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.paper.policy.LimitFill;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.paper.policy.RiskLimits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the venue asks when an order arrives, and what it does when it takes it. */
final class Acceptance {

  private final Desk desk;
  private final State s;

  Acceptance(Desk desk) {
    this.desk = desk;
    this.s = desk.s;
  }

  /** The first rule that an arriving order breaks, or null. */
  @Nullable RejectReason refusal(Work w) {
    Market m = s.market(w);
    RiskLimits limits = s.terms.limits();
    if (s.open().size() >= limits.openOrders()) {
      return RejectReason.TOO_MANY_ORDERS;
    }
    if (wrongSide(w)) {
      return RejectReason.POSITION_SIDE;
    }
    if (desk.fills.reducing(w) && desk.fills.closable(w) == 0) {
      return RejectReason.REDUCE_ONLY;
    }
    long adding = desk.fills.adding(w, w.steps);
    if (adding > 0 && s.risk != RiskState.ACTIVE) {
      return RejectReason.REDUCING;
    }
    RejectReason tooMuch = adding == 0 ? null : tooMuch(m, w, adding);
    if (tooMuch != null) {
      return tooMuch;
    }
    BigDecimal reserve = Margin.reserve(m, adding, reservePrice(w));
    if (reserve.signum() > 0 && reserve.compareTo(desk.margin.available(m.asset())) > 0) {
      return RejectReason.INSUFFICIENT_MARGIN;
    }
    if (w.order.postOnly() && crosses(m, w, w.limit)) {
      return RejectReason.POST_ONLY;
    }
    return crossed(m, w, w.trigger) && !s.terms.fills().stopsMayBeCrossed()
        ? RejectReason.STOP_CROSSED
        : null;
  }

  boolean wrongSide(Work w) {
    return (s.terms.positionMode() == PositionMode.HEDGE) != (w.order.positionSide() != null);
  }

  private @Nullable RejectReason tooMuch(Market m, Work w, long adding) {
    long price = reservePrice(w);
    if (price == 0) {
      return null;
    }
    if (Checks.oversize(m, adding, price, price)) {
      return RejectReason.OVERSIZE;
    }
    Fraction value = m.value(adding, m.price(price));
    Holding h = s.holding(m, w.buys() ? PositionSide.LONG : PositionSide.SHORT);
    Fraction held = h.steps == 0 ? Fraction.ZERO : Margin.worth(h);
    if (m.leverage.compareTo(Margin.mostLeverage(m, held.plus(value))) > 0) {
      return RejectReason.LEVERAGE;
    }
    double most = s.terms.limits().exposure();
    if (Double.isFinite(most)) {
      Fraction allowed =
          Fraction.of(desk.margin.equity(m.asset())).times(Fraction.of(most));
      if (desk.margin.exposure(m.asset()).plus(value).compareTo(allowed) > 0) {
        return RejectReason.EXPOSURE;
      }
    }
    return null;
  }

  /** Limit, else trigger, else the reference price; 0: unknown. */
  long reservePrice(Work w) {
    if (w.limit > 0) {
      return w.limit;
    }
    if (w.trigger > 0 && !w.trails()) {
      return w.trigger;
    }
    return s.market(w).reference(w.order.side());
  }

  /** Whether a limit would take at once. */
  boolean crosses(Market m, Work w, long limit) {
    long price = m.reference(w.order.side());
    return price > 0 && (w.buys() ? limit >= price : limit <= price);
  }

  /** Whether a trigger, not a trailing one, is reached already. */
  boolean crossed(Market m, Work w, long trigger) {
    if (w.triggered || !w.type().triggered()) {
      return false;
    }
    Fraction mark = w.order.triggerBy() == TriggerBy.MARK ? m.mark() : null;
    long reference = m.reference(w.order.side());
    Fraction price = mark != null ? mark.over(m.tick) : Fraction.of(reference);
    if (price.signum() == 0) {
      return false;
    }
    boolean below = w.buys() != w.type().ifTouched();
    return below
        ? Fraction.of(trigger).atMost(price)
        : Fraction.of(trigger).atLeast(price);
  }

  /** Takes an order. */
  void accept(Work w) {
    Market m = s.market(w);
    place(w, m);
    if (w.trails()) {
      boolean byMark = w.order.triggerBy() == TriggerBy.MARK && m.mark() != null;
      Fraction price = byMark ? m.valuation() : m.last > 0 ? m.price(m.last) : null;
      Trail.start(m, w, price == null ? null : price.over(m.tick));
    }
    if (crossed(m, w, w.trigger)) {
      w.triggered = true;
    }
    w.taker =
        w.triggered || w.immediate()
            || (w.type() == OrderType.LIMIT
                && !w.order.postOnly()
                && (!m.bars() || crosses(m, w, w.limit)));
    s.events.add(w.changed(null, null));
  }

  /** Takes a child in the step of the fill, at whose price a trailing stop begins. */
  void acceptChild(Work w, long ticks) {
    Market m = s.market(w);
    place(w, m);
    if (w.trails()) {
      Trail.start(m, w, Fraction.of(ticks));
    }
    w.taker = w.type() == OrderType.LIMIT;
    w.bornInWalk = m.walkLast != null;
    s.events.add(w.changed(null, null));
  }

  private void place(Work w, Market m) {
    w.status = OrderStatus.OPEN;
    w.sequence = ++s.sequence;
    w.acceptedNanos = s.now;
    w.looked = false;
    reserve(w);
    w.front = front(m, w);
  }

  /** What stands in front of an order that rests at its limit; {@link Work#UNKNOWN} if not shown. */
  long front(Market m, Work w) {
    if (m.bars() || w.limit <= 0) {
      return 0;
    }
    OrderSide side = w.order.side();
    long best = m.book.best(side);
    if (!m.book.stated) {
      return s.terms.fills().limitFill() == LimitFill.TOUCH ? 0 : Work.UNKNOWN;
    }
    if (best == 0 || (w.buys() ? w.limit > best : w.limit < best)) {
      return 0;
    }
    return m.book.deep || best == w.limit ? m.book.displayed(side, w.limit) : Work.UNKNOWN;
  }

  /** Sets aside what the rest of an order would need. */
  void reserve(Work w) {
    w.reserve =
        Margin.reserve(s.market(w), desk.fills.adding(w, w.leaves()), reservePrice(w));
    w.reserveSteps = Math.max(1, w.leaves());
  }
}
