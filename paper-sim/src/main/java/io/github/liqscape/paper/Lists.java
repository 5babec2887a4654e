// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import java.util.List;

/** What a fill, or the end, of one order of a list does to the others. RULES.md, section 5. */
final class Lists {

  private final Desk desk;
  private final State state;

  Lists(Desk desk) {
    this.desk = desk;
    this.state = desk.state;
  }

  void filled(LiveOrder order, long steps, long ticks) {
    Group group = state.groups.get(order.group);
    if (group == null) {
      return;
    }
    switch (group.kind) {
      case OCO -> others(group, order, o -> desk.end(o, OrderStatus.CANCELED, EndReason.LINKED));
      case OUO -> others(group, order, o -> shrink(o, steps));
      case OTO -> {
        if (order.role == LiveOrder.Role.PARENT) {
          others(group, order, o -> grow(o, Math.min(o.asked, order.filled), ticks));
        }
      }
      case BRACKET -> bracket(group, order, steps, ticks);
    }
    forget(group);
  }

  private void bracket(Group group, LiveOrder order, long steps, long ticks) {
    if (order.role == LiveOrder.Role.ENTRY) {
      group.entered += steps;
      if (group.barsHeld < 0) {
        group.barsHeld = 0;
        group.firstFillNanos = desk.now;
      }
      enter(group, steps, ticks);
    } else {
      group.exited += steps;
      if (group.held() <= 0) {
        others(group, order, o -> desk.end(o, OrderStatus.CANCELED, EndReason.LINKED));
      } else {
        trim(group, order);
      }
    }
  }

  /** Enlarges the exits by what has been entered just now. */
  private void enter(Group group, long steps, long ticks) {
    int target = 0;
    for (String id : List.copyOf(group.members)) {
      LiveOrder child = state.orders.get(id);
      boolean exit = group.isTarget(id);
      long more =
          exit
              ? group.nominal(target, group.entered) - group.nominal(target, group.entered - steps)
              : steps;
      target += exit ? 1 : 0;
      if (child != null && (exit || child.role == LiveOrder.Role.STOP) && more > 0) {
        grow(child, child.steps + more, ticks);
      }
    }
  }

  /** After an exit nothing may be larger than what is held: the stop, then the last targets. */
  private void trim(Group group, LiveOrder but) {
    long held = group.held();
    long targets = 0;
    for (String id : List.copyOf(group.members)) {
      LiveOrder child = state.orders.get(id);
      if (child == null || child == but || !child.open()) {
        continue;
      }
      if (child.role == LiveOrder.Role.STOP && child.leaves() > held) {
        shrink(child, child.leaves() - held);
      } else if (child.role == LiveOrder.Role.TARGET) {
        long may = held - targets;
        if (child.leaves() > may) {
          shrink(child, child.leaves() - may);
        }
        targets += child.leaves();
      }
    }
  }

  private void shrink(LiveOrder order, long by) {
    if (!order.open()) {
      return;
    }
    desk.resize(order, Math.max(order.filled, order.steps - by));
    if (order.leaves() == 0) {
      desk.end(order, OrderStatus.CANCELED, EndReason.LINKED);
    } else {
      desk.changed(order, null);
    }
  }

  private void grow(LiveOrder child, long steps, long ticks) {
    if ((steps <= child.steps && child.open()) || steps == 0) {
      return;
    }
    if (child.open()) {
      desk.resize(child, steps);
      setAside(child);
      desk.changed(child, null);
      return;
    }
    child.steps = steps;
    child.submitTicks = ticks;
    child.submitNanos = desk.now;
    if (child.type() == OrderType.TRAILING_STOP) {
      Trail.follow(child, child.contract.scale.markOfTicks(ticks));
    }
    child.marketable = child.type() == OrderType.LIMIT;
    desk.open(child);
    setAside(child);
  }

  /** Reserves anew for what is left of an order that grew. */
  private void setAside(LiveOrder child) {
    int asset = child.contract.asset;
    state.reserved[asset] -= child.reserved();
    child.reserve = Intake.needed(state, child, child.steps, child.limit, child.trigger);
    child.reserveSteps = Math.max(1, child.leaves());
    state.reserved[asset] += child.reserved();
  }

  void ended(LiveOrder order) {
    Group group = state.groups.get(order.group);
    if (group == null) {
      return;
    }
    boolean opener =
        order.role == LiveOrder.Role.ENTRY || order.role == LiveOrder.Role.PARENT;
    if (opener && order.filled == 0) {
      others(group, order, o -> desk.end(o, OrderStatus.CANCELED, EndReason.LINKED));
    }
    forget(group);
  }

  /** A new trade begins with this order's fill. */
  TradeRecord opened(LiveOrder order, Holding h) {
    Group group = state.groups.get(order.group);
    TradeRecord trade =
        new TradeRecord(
            h.contract, order.id(), h.side, group == null ? null : group.origin);
    trade.submitNanos = order.submitNanos;
    trade.submitTicks = order.submitTicks;
    trade.fillableNanos = desk.now;
    if (group != null) {
      for (String id : group.members) {
        LiveOrder child = state.orders.get(id);
        if (child != null && child.role == LiveOrder.Role.STOP) {
          trade.stop = child.trigger;
        } else if (child != null && child.role == LiveOrder.Role.TARGET) {
          trade.target = child.limit;
        }
      }
    }
    return trade;
  }

  private interface Act {
    void on(LiveOrder order);
  }

  private void others(Group group, LiveOrder but, Act act) {
    for (String id : List.copyOf(group.members)) {
      LiveOrder other = state.orders.get(id);
      if (other != null && other != but) {
        act.on(other);
      }
    }
  }

  /** The position that brackets of its side opened is gone: so are they. */
  void flat(Holding h) {
    for (Group group : List.copyOf(state.groups.values())) {
      if (group.kind == Group.Kind.BRACKET && group.entered > 0 && group.contract == h.contract
          && group.direction == h.sign()) {
        group.over = true;
        for (String id : List.copyOf(group.members)) {
          LiveOrder order = state.orders.get(id);
          if (order != null) {
            desk.end(order, OrderStatus.CANCELED, EndReason.LINKED);
          }
        }
        forget(group);
      }
    }
  }

  private void forget(Group group) {
    if (group.timed()) {
      return;
    }
    for (String id : group.members) {
      if (state.orders.containsKey(id)) {
        return;
      }
    }
    state.groups.remove(group.id);
  }
}
