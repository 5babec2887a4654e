// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What orders of a list do to each other, in the step of the fill. */
final class Links {

  private final Desk desk;
  private final State s;

  Links(Desk desk) {
    this.desk = desk;
    this.s = desk.s;
  }

  /** Ends an order; children of an entry that was never filled end with it. */
  void end(Work w, OrderStatus status, EndReason why) {
    w.status = status;
    s.events.add(w.changed(why, null));
    Group g = s.group(w.id());
    if (g != null && g.parental() && g.entry().equals(w.id()) && g.entered == 0) {
      rest(g, w.id(), EndReason.LINKED);
    }
  }

  /** Cancels what still lives of a list, but for one. */
  private void rest(Group g, String but, EndReason why) {
    List<String> ids = new ArrayList<>(g.ids);
    if (g.kind == Group.Kind.BRACKET) {
      ids.add(g.timeStop());
    }
    for (String id : ids) {
      Work other = s.work(id);
      if (other != null && !id.equals(but) && !other.status.terminal()) {
        end(other, OrderStatus.CANCELED, why);
      }
    }
  }

  /** So much of an order was filled at this price. */
  void filled(Work w, long steps, long ticks) {
    Group g = s.group(w.id());
    if (g == null) {
      return;
    }
    switch (g.kind) {
      case OCO -> rest(g, w.id(), EndReason.LINKED);
      case OUO -> {
        for (String id : g.ids) {
          if (!id.equals(w.id())) {
            shrink(s.work(id), steps);
          }
        }
      }
      case OTO -> {
        if (g.entry().equals(w.id())) {
          g.entered += steps;
          for (String id : g.ids.subList(1, g.ids.size())) {
            growTo(s.work(id), g.entered, ticks);
          }
        }
      }
      case BRACKET -> bracketFilled(g, w, steps, ticks);
    }
  }

  private void bracketFilled(Group g, Work w, long steps, long ticks) {
    if (g.entry().equals(w.id())) {
      if (g.entered == 0) {
        g.firstFillNanos = s.now;
        g.enteredInBar = true;
      }
      g.entered += steps;
      grow(s.work(g.stop), steps, ticks);
      for (int i = 0; i < g.targetIds.size(); i++) {
        long more = g.nominal(i, g.entered) - g.nominal(i, g.entered - steps);
        grow(s.work(g.targetIds.get(i)), more, ticks);
      }
      return;
    }
    g.left += steps;
    if (g.left >= g.entered) {
      rest(g, w.id(), EndReason.LINKED);
    } else {
      trim(g, w);
    }
  }

  /** Nothing of a bracket may close more than it still holds: first the last targets give way. */
  private void trim(Group g, Work but) {
    long held = g.entered - g.left;
    Work stop = s.work(g.stop);
    if (stop != null && stop != but && stop.open() && stop.leaves() > held) {
      shrink(stop, stop.leaves() - held);
    }
    long taken = 0;
    for (String id : g.targetIds) {
      Work target = s.work(id);
      if (target != null && target != but && target.open()) {
        if (target.leaves() > held - taken) {
          shrink(target, target.leaves() - (held - taken));
        }
        taken += target.leaves();
      }
    }
  }

  private void shrink(@Nullable Work w, long steps) {
    if (w == null || !w.open()) {
      return;
    }
    w.steps = Math.max(w.filled, w.steps - steps);
    if (w.leaves() == 0) {
      end(w, OrderStatus.CANCELED, EndReason.LINKED);
    } else {
      s.events.add(w.changed(null, null));
    }
  }

  private void growTo(@Nullable Work w, long parentFilled, long ticks) {
    if (w != null) {
      long own = s.market(w).exactSteps(w.order.quantity());
      grow(w, Math.min(own, parentFilled) - w.steps, ticks);
    }
  }

  private void grow(@Nullable Work w, long more, long ticks) {
    if (w == null || w.status.terminal() || more <= 0) {
      return;
    }
    w.steps += more;
    if (w.status == OrderStatus.WAITING) {
      desk.acceptance.acceptChild(w, ticks);
    } else {
      desk.acceptance.reserve(w);
      s.events.add(w.changed(null, null));
    }
  }

  /** The position that brackets of its side opened is gone: so are they. */
  void flat(Holding h) {
    for (Group g : new ArrayList<>(s.groups)) {
      boolean opened = (g.first.side() == OrderSide.BUY) == (h.side == PositionSide.LONG);
      if (g.kind == Group.Kind.BRACKET && g.entered > 0 && opened
          && g.first.instrument().equals(h.market.instrument)) {
        g.over = true;
        rest(g, "", EndReason.LINKED);
      }
    }
  }

  /** Closes a bracket because its time is over: what lives of it ends, the rest goes at market. */
  void timeStop(Group g) {
    long held = g.entered - g.left;
    g.over = true;
    rest(g, "", EndReason.TIME_STOP);
    Market m = s.market(g.first.instrument());
    Order.Builder order =
        Order.market(
                g.timeStop(), m.instrument, g.first.side().opposite(),
                m.lot.times(held).round(12).doubleValue())
            .reduceOnly();
    if (g.first.positionSide() != null) {
      order.position(g.first.positionSide());
    }
    Work exit = new Work(order.build(), held, 0, 0);
    s.orders.add(exit);
    desk.acceptance.accept(exit);
    exit.bornInWalk = m.walkLast != null;
  }
}
