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
    long steps = order.steps;
    if (!Double.isNaN(change.quantity())) {
      Intake.require(change.quantity() > 0, "quantity must be > 0, was " + change.quantity());
      steps = c.scale.steps(change.quantity());
      if (steps < 0) {
        throw new Refused(
            RejectReason.OFF_LOT,
            "quantity must be a multiple of " + c.instrument.lotSize().toPlainString() + ", was "
                + change.quantity());
      }
      if (steps <= order.filled) {
        throw new Refused(
            RejectReason.BELOW_FILLED,
            "quantity must be above what is filled, was " + change.quantity());
      }
    }
    long limit = price(c, "limit", change.limit(), order.type().limited(), order.limit);
    long trigger =
        price(c, "trigger", change.trigger(), order.type().triggered(), order.trigger);
    OrderSide side = order.order.side();
    long reference = Intake.reference(state, c, side);
    if (order.order.postOnly() && limit != order.limit && reference != 0
        && order.direction * (limit - reference) >= 0) {
      throw new Refused(
          RejectReason.POST_ONLY, "it would take at " + c.instrument.price(reference));
    }
    if (trigger != order.trigger && order.armed()) {
      Intake.crossed(state, order, trigger, reference);
    }
    if (steps == order.steps && limit == order.limit && trigger == order.trigger) {
      return;
    }
    reserve(state, order, steps, limit, trigger);
    boolean last = limit != order.limit || trigger != order.trigger || steps > order.steps;
    Desk desk = core.desk();
    state.reserved[c.asset] -= order.reserved();
    order.reserve = newReserve(state, order, steps, limit, trigger);
    order.steps = steps;
    order.limit = limit;
    order.trigger = trigger;
    state.reserved[c.asset] += order.reserved();
    if (last) {
      order.rank = ++state.ranks;
      state.live.get(c.index).remove(order);
      state.live.get(c.index).add(order);
      order.acceptedNanos = core.now;
      order.marketable =
          order.limitNow() && !order.order.postOnly() && reference != 0
              && order.direction * (limit - reference) >= 0;
    }
    desk.changed(order, null);
    if (last) {
      core.opened(desk, order);
    }
    core.closed(desk);
  }

  private static long price(
      Contract c, String name, double price, boolean has, long before) throws Refused {
    if (Double.isNaN(price)) {
      return before;
    }
    Intake.require(has, name + " must not be given for this type, was " + price);
    Intake.require(price > 0, name + " must be > 0, was " + price);
    return Intake.ticks(c, name, price);
  }

  /** What the whole quantity would reserve at the new price. */
  private static long newReserve(
      State state, LiveOrder order, long steps, long limit, long trigger) {
    Contract c = order.contract;
    long price = limit != 0 ? limit : trigger != 0 ? trigger : state.last[c.index];
    long adding =
        order.order.reduceOnly() ? 0 : Math.max(0, steps - order.filled - state.reducible(order));
    if (adding == 0 || price == 0) {
      return 0;
    }
    long left =
        c.scale.share(adding, price, Scale.LEVERAGE, state.leverage[c.index])
            + c.scale.share(adding, price, c.takerRate, Scale.RATE);
    return Wide.mulDiv(left, steps, steps - order.filled);
  }

  private static void reserve(
      State state, LiveOrder order, long steps, long limit, long trigger) throws Refused {
    Contract c = order.contract;
    long needed = newReserve(state, order, steps, limit, trigger);
    if (needed > state.available(c.asset) + order.reserved()) {
      throw new Refused(
          RejectReason.INSUFFICIENT_MARGIN,
          "needs " + Money.decimal(needed).toPlainString() + " " + c.instrument.settleAsset());
    }
  }
}
