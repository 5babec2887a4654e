// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.TimeInForce;
import java.util.ArrayList;

/** What happens by time alone: orders expire, and brackets on ticks reach the end of theirs. */
final class Clock {

  private final Desk desk;
  private final State s;

  Clock(Desk desk) {
    this.desk = desk;
    this.s = desk.s;
  }

  /** Time of the next of these, {@code Long.MAX_VALUE} if there is none. */
  long next() {
    long next = Long.MAX_VALUE;
    for (Work w : s.open()) {
      if (w.order.timeInForce().kind() == TimeInForce.Kind.GTD) {
        next = Math.min(next, w.order.timeInForce().untilNanos());
      }
    }
    for (Group g : s.groups) {
      if (timed(g)) {
        next = Math.min(next, end(g));
      }
    }
    return next;
  }

  private boolean timed(Group g) {
    return g.timed()
        && g.exitAfter != null
        && g.exitAfter.nanos() > 0
        && s.market(g.first.instrument()).ticks();
  }

  private static long end(Group g) {
    return g.exitAfter == null ? Long.MAX_VALUE : g.firstFillNanos + g.exitAfter.nanos();
  }

  /** Ends what is over at the present time. */
  void run() {
    for (Work w : s.open()) {
      TimeInForce tif = w.order.timeInForce();
      if (w.open() && tif.kind() == TimeInForce.Kind.GTD && tif.untilNanos() <= s.now) {
        desk.links.end(w, OrderStatus.EXPIRED, EndReason.EXPIRED);
      }
    }
    for (Group g : new ArrayList<>(s.groups)) {
      if (timed(g) && end(g) <= s.now) {
        desk.links.timeStop(g);
        desk.ticks.quiet(s.market(g.first.instrument()));
      }
    }
  }
}
