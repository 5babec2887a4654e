package io.github.liqscape.paper;

import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.OrderStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exit of a bracket whose time is over. */
final class TimeStops {

  private TimeStops() {}

  /** Whether the bracket holds something of this contract and its time is over at a bar's close. */
  static boolean due(State state, Group group, Contract c, long closeNanos) {
    ExitAfter time = group.exitAfter;
    if (time == null || group.barsHeld < 0 || group.held() == 0) {
      return false;
    }
    LiveOrder member = member(state, group);
    if (member == null || member.contract != c || member.role == LiveOrder.Role.TIME) {
      return false;
    }
    return time.bars() > 0
        ? group.barsHeld >= time.bars()
        : closeNanos >= group.firstFillNanos + time.nanos();
  }

  private static @Nullable LiveOrder member(State state, Group group) {
    LiveOrder any = null;
    for (String id : group.members) {
      LiveOrder order = state.orders.get(id);
      if (order != null && (any == null || order.role == LiveOrder.Role.TIME)) {
        any = order;
      }
    }
    return any;
  }

  /** Cancels what is left of the bracket and makes the order that closes it. */
  static @Nullable LiveOrder exit(Desk desk, Group group, Contract c, long ticks) {
    State state = desk.state;
    LiveOrder member = member(state, group);
    if (member == null) {
      return null;
    }
    long held = group.held();
    String entry = group.members.get(0);
    LiveOrder exit =
        new LiveOrder(
            BarWalk.exitOrder(entry + "/X", member, held), c, LiveOrder.Role.TIME, group.id, 0,
            member.number);
    exit.asked = held;
    exit.steps = held;
    exit.submitNanos = desk.now;
    exit.submitTicks = ticks;
    state.orders.put(exit.id(), exit);
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
}
