// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.order.TimeInForce;
import java.util.List;

/** When the next order or time stop of contracts on ticks ends by the clock. */
final class Expiry {

  private final PaperCore core;
  private long first;
  /** What had been told when it was looked for. */
  private long seen = -1;

  Expiry(PaperCore core) {
    this.core = core;
  }

  /** The first instant at which something ends; never, if nothing does. */
  long next() {
    long told = core.told();
    if (seen != told) {
      seen = told;
      first = find();
    }
    return first;
  }

  private long find() {
    long next = Long.MAX_VALUE;
    for (List<LiveOrder> of : core.state.live) {
      for (LiveOrder order : of) {
        if (order.order.timeInForce().kind() == TimeInForce.Kind.GTD) {
          next = Math.min(next, order.order.timeInForce().untilNanos());
        }
      }
    }
    for (Group group : core.state.groups.values()) {
      next = Math.min(next, TimeStops.endOnTicks(group));
    }
    return next;
  }
}
