// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.RejectReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders of a request on their way into a state, which the caller throws away if refused. */
final class Arrivals {

  private static final long SECOND = 1_000_000_000L;

  private final Desk desk;
  private final State s;

  Arrivals(Desk desk) {
    this.desk = desk;
    this.s = desk.s;
  }

  /** What is refused before anything is sent. */
  @Nullable RejectReason early(List<Work> works, List<Long> sent) {
    if (s.risk == RiskState.HALTED) {
      for (Work w : works) {
        if (desk.fills.adding(w, Math.max(1, w.steps)) > 0) {
          return RejectReason.HALTED;
        }
      }
    }
    long recent = sent.stream().filter(time -> time > s.now - SECOND).count();
    return recent + works.size() > s.terms.limits().ordersPerSecond()
        ? RejectReason.RATE_LIMIT
        : null;
  }

  /** Puts them into the state, on their way. */
  void add(Requests request, List<Work> works, boolean told) {
    Group group = request.group();
    if (group != null) {
      s.groups.add(group.copy());
    }
    for (int i = 0; i < works.size(); i++) {
      Work w = works.get(i).copy();
      w.status = i < request.first().size() ? OrderStatus.IN_FLIGHT : OrderStatus.WAITING;
      s.orders.add(w);
      if (told) {
        s.events.add(w.changed(null, null));
      }
    }
  }

  /** Takes them, all or none: the reason of the first refusal, else null. */
  @Nullable RejectReason arrive(Requests request, boolean told) {
    for (Order order : request.first()) {
      Work w = s.work(order.id());
      if (w == null || w.status != OrderStatus.IN_FLIGHT) {
        continue;
      }
      RejectReason refused = desk.acceptance.refusal(w);
      if (refused != null) {
        return refused;
      }
      desk.acceptance.accept(w);
    }
    for (Order order : request.orders().subList(request.first().size(), request.orders().size())) {
      Work w = s.work(order.id());
      if (w != null && desk.acceptance.wrongSide(w)) {
        return RejectReason.POSITION_SIDE;
      }
      if (w != null && !told) {
        s.events.add(w.changed(null, null));
      }
    }
    desk.ticks.quiet(s.market(request.orders().get(0).instrument()));
    return null;
  }

  /** Ends them, because the venue did not want them. */
  void refuse(Requests request, RejectReason reason) {
    for (Order order : request.orders()) {
      Work w = s.work(order.id());
      if (w != null && !w.status.terminal()) {
        w.status = OrderStatus.REJECTED;
        s.events.add(w.changed(EndReason.REFUSED, reason));
      }
    }
  }
}
