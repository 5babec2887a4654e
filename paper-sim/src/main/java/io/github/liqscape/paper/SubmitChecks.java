// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.setup.Setup;
import java.util.ArrayList;
import java.util.List;

/** What is checked when a request is made, before it travels. RULES.md, section 3. */
final class SubmitChecks {

  private final PaperCore core;

  SubmitChecks(PaperCore core) {
    this.core = core;
  }

  /** The checks at submission that need the account, one kind after the other. */
  void account(List<Order> orders) throws Refused {
    List<LiveOrder> whole = new ArrayList<>();
    for (Order order : orders) {
      Contract c = core.intake.known(order.instrument());
      LiveOrder one = core.intake.whole(order, c, LiveOrder.Role.ALONE, 0, 0);
      Intake.countable(core.state, one);
      whole.add(one);
    }
    if (core.risk.state() == RiskState.HALTED) {
      for (LiveOrder order : whole) {
        boolean reduces =
            order.order.reduceOnly() || (core.state.hedge() && order.reducing());
        boolean nameless = core.state.hedge() && order.positionSide() == null;
        long reducible = nameless ? 0 : core.state.reducible(order);
        if (!reduces && order.asked > reducible) {
          throw new Refused(RejectReason.HALTED, "the account is HALTED");
        }
      }
    }
    if (!core.risk.mayOrder(core.now, orders.size())) {
      throw new Refused(
          RejectReason.RATE_LIMIT,
          "at most " + core.terms.limits().ordersPerSecond() + " orders a second");
    }
  }

  /** A plan must not repeat one that waits, nor contradict one of the same instant. */
  void againstOthers(Bracket bracket) throws Refused {
    Setup.Trade origin = bracket.origin();
    if (origin == null) {
      return;
    }
    for (Group group : core.state.groups.values()) {
      Setup.Trade other = group.origin;
      LiveOrder entry = core.state.orders.get(group.members.get(0));
      if (other == null || entry == null || entry.filled > 0
          || !entry.order.instrument().equals(bracket.entry().instrument())) {
        continue;
      }
      if (entry.order.side() != bracket.entry().side()) {
        if (entry.submitNanos == core.now) {
          core.desk().end(entry, OrderStatus.CANCELED, EndReason.LINKED);
          throw new Refused(RejectReason.CONFLICT, "another plan says the opposite: " + entry.id());
        }
      } else if (other.facts().ruleVersion().equals(origin.facts().ruleVersion())
          && other.zoneRootId().equals(origin.zoneRootId())
          && other.timeframe() == origin.timeframe()) {
        throw new Refused(RejectReason.ALREADY_PENDING, "its order waits already: " + entry.id());
      }
    }
  }
}
