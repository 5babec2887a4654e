// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.order.RejectReason;

/** Changes a live order, or refuses and changes nothing. */
final class Amend {

  private Amend() {}

  static void apply(PaperCore core, Requests.Amendment change) throws Refused {
    State state = core.state;
    LiveOrder order = state.orders.get(change.id());
    if (order == null || !order.open()) {
      throw new Refused(
          RejectReason.UNKNOWN_ORDER, "there is no live order '" + change.id() + "'");
    }
    Contract c = order.contract;
    boolean triggers = order.type().triggered() && !order.triggered;
    wellFormed("quantity", change.quantity(), true);
    wellFormed("limit", change.limit(), order.type().limited());
    wellFormed("trigger", change.trigger(), triggers);
    long limit =
        Double.isNaN(change.limit()) ? order.limit : Intake.ticks(c, "limit", change.limit());
    long trigger =
        Double.isNaN(change.trigger())
            ? order.trigger
            : Intake.ticks(c, "trigger", change.trigger());
    long steps = order.steps;
    if (!Double.isNaN(change.quantity())) {
      steps = c.scale.steps(change.quantity());
      if (steps < 0) {
        throw new Refused(
            RejectReason.OFF_LOT,
            "quantity must be a multiple of " + c.instrument.lotSize().toPlainString() + ", was "
                + change.quantity());
      }
    }
    OrderSide side = order.order.side();
    long reference = Intake.reference(state, c, side);
    Intake.countable(
        state, order, steps, limit != 0 ? limit : trigger != 0 ? trigger : reference);
    if (steps <= order.filled) {
      throw new Refused(
          RejectReason.BELOW_FILLED,
          "quantity must be above what is filled, was " + change.quantity());
    }
    if (steps == order.steps && limit == order.limit && trigger == order.trigger) {
      return;
    }
    adding(core, order, steps);
    reserve(state, order, steps, limit, trigger);
    if (order.order.postOnly() && limit != order.limit && reference != 0
        && order.direction * (limit - reference) >= 0) {
      throw new Refused(
          RejectReason.POST_ONLY, "it would take at " + c.instrument.price(reference));
    }
    if (trigger != order.trigger && order.armed()) {
      Intake.crossed(state, order, trigger, reference);
    }
    boolean last = limit != order.limit || trigger != order.trigger || steps > order.steps;
    Desk desk = core.desk();
    long before = order.limit;
    state.reserved[c.asset] -= order.reserved();
    order.reserve = Intake.needed(state, order, steps, limit, trigger);
    order.reserveSteps = steps - order.filled;
    order.steps = steps;
    order.limit = limit;
    order.trigger = trigger;
    state.reserved[c.asset] += order.reserved();
    if (last) {
      order.rank = ++state.ranks;
      state.live.get(c.index).remove(order);
      state.live.get(c.index).add(order);
      order.acceptedNanos = core.now;
      order.marketable = limit == before ? order.marketable :
          order.limitNow() && !order.order.postOnly() && reference != 0
              && order.direction * (limit - reference) >= 0;
    }
    desk.changed(order, null);
    if (order.limitNow() && limit != before) {
      core.opened(desk, order);
    } else if (last) {
      core.requeued(order);
    }
    core.closed(desk);
  }

  private static void wellFormed(String name, double value, boolean has) throws Refused {
    if (!Double.isNaN(value)) {
      Intake.require(has, name + " must not be given for this order, was " + value);
      Intake.require(
          value > 0 && value < Double.POSITIVE_INFINITY, name + " must be > 0, was " + value);
    }
  }

  private static void adding(PaperCore core, LiveOrder order, long steps) throws Refused {
    long reducible = core.state.reducible(order);
    long before = Math.max(0, order.leaves() - reducible);
    long after = Math.max(0, steps - order.filled - reducible);
    if (!core.risk.active() && !order.reducing() && after > before) {
      throw new Refused(RejectReason.REDUCING, "the account is " + core.risk.state());
    }
  }

  private static void reserve(
      State state, LiveOrder order, long steps, long limit, long trigger) throws Refused {
    Contract c = order.contract;
    long needed = Intake.needed(state, order, steps, limit, trigger);
    if (needed > order.reserved() && needed > state.available(c.asset) + order.reserved()) {
      throw new Refused(
          RejectReason.INSUFFICIENT_MARGIN,
          "needs " + Money.decimal(needed).toPlainString() + " " + c.instrument.settleAsset());
    }
  }
}
