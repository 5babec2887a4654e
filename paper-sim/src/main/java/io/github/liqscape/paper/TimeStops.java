// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import java.util.List;

/** The exit of a bracket whose time is over. */
final class TimeStops {

  private TimeStops() {}

  /** Whether the bracket holds something of this contract and its time is over at a bar's close. */
  static boolean due(Group group, Contract c, long closeNanos) {
    ExitAfter time = group.exitAfter;
    if (time == null || !group.timed() || group.contract != c) {
      return false;
    }
    return time.bars() > 0
        ? group.barsHeld >= time.bars()
        : closeNanos >= group.firstFillNanos + time.nanos();
  }

  /** When the time of a bracket that is matched on ticks is over; never if it has none. */
  static long endOnTicks(Group group) {
    ExitAfter time = group.exitAfter;
    return time == null || time.nanos() == 0 || !group.timed() || !group.contract.onTicks()
        ? Long.MAX_VALUE
        : group.firstFillNanos + time.nanos();
  }

  /** Cancels what is left of the bracket and makes the order that closes it. */
  static LiveOrder exit(Desk desk, Group group, Contract c, long ticks) {
    State state = desk.state;
    long held = group.held();
    group.over = true;
    String entry = group.members.get(0);
    LiveOrder exit =
        new LiveOrder(
            order(state, group, entry + "/X", held), c, LiveOrder.Role.TIME, group.id,
            ++state.numbers);
    exit.asked = held;
    exit.steps = held;
    exit.submitNanos = desk.now;
    exit.submitTicks = ticks;
    state.add(exit);
    group.members.add(exit.id());
    for (String id : List.copyOf(group.members)) {
      LiveOrder order = state.orders.get(id);
      if (order != null && order != exit) {
        desk.end(order, OrderStatus.CANCELED, EndReason.TIME_STOP);
      }
    }
    desk.open(exit);
    return exit;
  }

  private static Order order(State state, Group group, String id, long steps) {
    double quantity = steps * group.contract.instrument.lotSize().doubleValue();
    OrderSide side = group.direction > 0 ? OrderSide.SELL : OrderSide.BUY;
    Order.Builder builder =
        Order.market(id, group.contract.instrument, side, quantity).reduceOnly();
    if (state.hedge()) {
      builder.position(group.direction > 0 ? PositionSide.LONG : PositionSide.SHORT);
    }
    return builder.build();
  }
}
