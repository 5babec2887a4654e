// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TriggerBy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders come to the venue: all of a list, or nothing of it. RULES.md, section 3. */
final class Landing {

  private final PaperCore core;

  Landing(PaperCore core) {
    this.core = core;
  }

  /** The venue sees it. A refusal is an event if the answer has been given before. */
  @Nullable Refused land(Requests.Flight flight) {
    Desk desk = core.desk();
    Refused refused = null;
    List<LiveOrder> opening = new ArrayList<>();
    for (LiveOrder order : flight.orders) {
      if (!order.child()) {
        opening.add(order);
      }
    }
    // All of a list, or nothing: each sees what those before it set aside.
    long[] reserved = core.state.reserved.clone();
    for (int i = 0; i < opening.size() && refused == null; i++) {
      LiveOrder order = opening.get(i);
      try {
        core.intake.arrival(core.state, order, core.risk, i);
        core.state.reserved[order.contract.asset] += order.reserve;
      } catch (Refused e) {
        refused = e;
      }
    }
    System.arraycopy(reserved, 0, core.state.reserved, 0, reserved.length);
    if (refused != null) {
      for (LiveOrder order : flight.orders) {
        if (flight.arrival == order.submitNanos) {
          continue;
        }
        order.status = OrderStatus.REJECTED;
        core.out().add(
            new PaperEvent.OrderChanged(
                order.id(), OrderStatus.REJECTED, order.steps, 0, order.limit, order.trigger,
                EndReason.REFUSED, refused.reason()));
      }
      return refused;
    }
    if (flight.group != null) {
      core.state.groups.put(flight.group.id, flight.group);
    }
    for (LiveOrder order : flight.orders) {
      core.state.add(order);
    }
    for (LiveOrder order : flight.orders) {
      if (order.status == OrderStatus.IN_FLIGHT) {
        open(desk, order);
      } else if (flight.arrival == order.submitNanos) {
        desk.changed(order, null);
      }
    }
    for (LiveOrder order : opening) {
      if (order.open()) {
        core.opened(desk, order);
      }
    }
    core.closed(desk);
    return null;
  }

  /** Makes an order live: what its type needs to know of the moment. */
  void open(Desk desk, LiveOrder order) {
    long reference = core.reference(order.contract, order.order.side());
    long last = core.state.last[order.contract.index];
    if (order.type() == OrderType.MARKET) {
      order.waits = true;
    } else if (order.type() == OrderType.LIMIT) {
      order.marketable =
          !order.order.postOnly() && reference != 0
              && order.direction * (order.limit - reference) >= 0;
    } else if (order.type() == OrderType.TRAILING_STOP) {
      long mark =
          order.order.triggerBy() == TriggerBy.MARK
              ? core.state.valuation(order.contract)
              : order.contract.scale.markOfTicks(last);
      Trail.follow(order, mark);
    } else if (order.type().triggered() && order.contract.onBars()
        && Intake.reached(core.state, order, order.trigger, reference)) {
      order.triggered = true;
      order.waits = order.marketNow();
      order.marketable = order.limitNow();
    }
    desk.open(order);
  }
}
