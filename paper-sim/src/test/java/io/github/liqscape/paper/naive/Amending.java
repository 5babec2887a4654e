// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.RejectReason;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A change of a live order: all of it, or nothing. */
final class Amending {

  private final Desk desk;
  private final State s;

  Amending(Desk desk) {
    this.desk = desk;
    this.s = desk.s;
  }

  /** Null: it was done. */
  @Nullable RejectReason amend(String id, double quantity, double limit, double trigger) {
    Work w = s.work(id);
    if (w == null || !w.open()) {
      return RejectReason.UNKNOWN_ORDER;
    }
    Market m = s.market(w);
    if (bad(quantity)
        || bad(limit)
        || bad(trigger)
        || (!Double.isNaN(limit) && !w.type().limited())
        || (!Double.isNaN(trigger) && (!w.type().triggered() || w.triggered))) {
      return RejectReason.MALFORMED;
    }
    if (Checks.offTick(m, limit) || Checks.offTick(m, trigger)) {
      return RejectReason.OFF_TICK;
    }
    long steps = Double.isNaN(quantity) ? w.steps : m.exactSteps(quantity);
    if (steps <= 0) {
      return RejectReason.OFF_LOT;
    }
    long newLimit = Double.isNaN(limit) ? w.limit : m.exactTicks(limit);
    long newTrigger = Double.isNaN(trigger) ? w.trigger : m.exactTicks(trigger);
    Work changed = w.copy();
    changed.steps = steps;
    changed.limit = newLimit;
    changed.trigger = newTrigger;
    long price = desk.acceptance.reservePrice(changed);
    if (Checks.oversize(m, steps + s.held(m), Math.max(newLimit, newTrigger), price)) {
      return RejectReason.OVERSIZE;
    }
    if (steps <= w.filled) {
      return RejectReason.BELOW_FILLED;
    }
    if (steps == w.steps && newLimit == w.limit && newTrigger == w.trigger) {
      return null;
    }
    RejectReason refused = refusal(m, w, changed);
    if (refused != null) {
      return refused;
    }
    apply(m, w, changed);
    return null;
  }

  private static boolean bad(double value) {
    return !Double.isNaN(value) && !Checks.positive(value);
  }

  private @Nullable RejectReason refusal(Market m, Work w, Work changed) {
    long more = desk.fills.adding(changed, changed.leaves());
    if (s.risk != RiskState.ACTIVE && more > desk.fills.adding(w, w.leaves())) {
      return RejectReason.REDUCING;
    }
    BigDecimal free = desk.margin.available(m.asset()).add(w.reserved());
    BigDecimal need = Margin.reserve(m, more, desk.acceptance.reservePrice(changed));
    if (need.compareTo(w.reserved()) > 0 && need.compareTo(free) > 0) {
      return RejectReason.INSUFFICIENT_MARGIN;
    }
    if (w.order.postOnly() && changed.limit != w.limit
        && desk.acceptance.crosses(m, w, changed.limit)) {
      return RejectReason.POST_ONLY;
    }
    return changed.trigger != w.trigger && desk.acceptance.crossed(m, w, changed.trigger)
        ? RejectReason.STOP_CROSSED
        : null;
  }

  private void apply(Market m, Work w, Work changed) {
    boolean moved = changed.limit != w.limit || changed.trigger != w.trigger;
    boolean larger = changed.steps > w.steps;
    if (!moved && changed.steps == w.steps) {
      return;
    }
    w.steps = changed.steps;
    w.limit = changed.limit;
    w.trigger = changed.trigger;
    desk.acceptance.reserve(w);
    if (moved || larger) {
      w.sequence = ++s.sequence;
      w.acceptedNanos = s.now;
      w.front = desk.acceptance.front(m, w);
      if (w.limitNow() && moved) {
        w.looked = false;
        w.taker = w.immediate() || !m.bars() || desk.acceptance.crosses(m, w, w.limit);
      }
    }
    s.events.add(w.changed(null, null));
    desk.ticks.quiet(m);
  }
}
