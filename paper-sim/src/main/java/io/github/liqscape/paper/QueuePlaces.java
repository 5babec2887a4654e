// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.LimitFill;
import io.github.liqscape.paper.policy.QueueModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in front of resting orders at their price, as far as the book tells. RULES.md, section 6. */
final class QueuePlaces {

  private final FillPolicy policy;

  QueuePlaces(FillPolicy policy) {
    this.policy = policy;
  }

  /** Its place in the queue at its price. */
  void join(LiveOrder order) {
    BookView book = order.contract.book;
    long best = book.bestOwn(order.order.side());
    if (!book.present()) {
      order.front =
          policy.limitFill() == LimitFill.TOUCH ? 0 : LiveOrder.UNKNOWN_FRONT;
    } else if (best == 0 || order.direction * (order.limit - best) > 0) {
      order.front = 0;
    } else {
      long shown = book.shown(order.order.side(), order.limit);
      order.front = shown < 0 ? LiveOrder.UNKNOWN_FRONT : shown;
    }
  }

  /** For each resting order: its rank, what its level showed, and what trades took of it since. */
  static List<long[]> before(State state, Contract c) {
    List<long[]> of = new ArrayList<>(0);
    for (LiveOrder order : state.live.get(c.index)) {
      if (order.limitNow() && order.limit > 0) {
        OrderSide side = order.order.side();
        of.add(
            new long[] {
              order.rank, c.book.shown(side, order.limit), c.book.tradedAt(side, order.limit)
            });
      }
    }
    return of;
  }

  void restated(
      State state, Contract c, List<long[]> before, @Nullable BookChange change) {
    int i = 0;
    for (LiveOrder order : state.live.get(c.index)) {
      if (i < before.size() && before.get(i)[0] == order.rank) {
        long[] was = before.get(i++);
        move(c, order, was[1] - was[2], change);
      }
    }
  }

  /** A restated level moves our order forward in its queue. */
  private void move(
      Contract c, LiveOrder order, long was, @Nullable BookChange change) {
    OrderSide side = order.order.side();
    long best = c.book.bestOwn(side);
    if (best == 0 || order.direction * (order.limit - best) > 0) {
      order.front = 0;
      return;
    }
    long shown = c.book.shown(side, order.limit);
    boolean stated =
        change == null ? shown >= 0 && order.limit == best
            : change.snapshot() || states(change, side, order.limit, c);
    if (!stated || shown < 0) {
      return;
    }
    long front =
        policy.queue() instanceof QueueModel.Probability(int n)
                && order.front != LiveOrder.UNKNOWN_FRONT && was >= 0
            ? probable(order.front, was, was - shown, n)
            : order.front;
    order.front = Math.min(front, shown);
  }

  /** Of a shrink that no trade explains, the part that probably stood in front of us leaves. */
  static long probable(long front, long was, long shrink, int n) {
    if (shrink <= 0) {
      return front;
    }
    double ahead = Math.pow((double) front, n);
    double behind = Math.pow((double) Math.max(0, was - front), n);
    double p = ahead + behind == 0 ? 1 : behind / (ahead + behind);
    return Math.max(0, front - (long) Math.floor((1 - p) * shrink + 0.5));
  }

  private static boolean states(BookChange change, OrderSide side, long ticks, Contract c) {
    var levels = side == OrderSide.BUY ? change.bids() : change.asks();
    for (int i = 0; i < levels.count(); i++) {
      if (c.instrument.ticks(levels.price(i)) == ticks) {
        return true;
      }
    }
    return false;
  }
}
