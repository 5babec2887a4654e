// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.LimitFill;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a bar: its open, its two extremes in one order, its close. At each point of the path the
 * nearest order acts first. RULES.md, section 4.
 */
final class BarWalk {

  private static final int LIQUIDATION = 0;

  private final Desk desk;
  private final State state;
  private final Contract c;
  private final Bar bar;
  private final FillPolicy policy;
  private final Liquidation liquidation;
  private final boolean highFirst;
  /** Whether its close is the close that orders know. */
  private final boolean last;
  private final Volume volume;
  private final long firstRank;
  /** Whether this part of the walk is for orders that came inside the bar. */
  private boolean inside;
  /** Whether the path is at the open. */
  private boolean opening;
  private boolean onSegment;

  /** The segment: from a to b, the mark from ma to mb. */
  private long a;
  private long b;
  private long ma;
  private long mb;
  private int step;
  private int point;
  private long pos;

  private @Nullable LiveOrder next;
  private long nextAt;
  private int nextClass;

  BarWalk(
      Desk desk, Contract c, Bar bar, boolean highFirst, boolean last, FillPolicy policy,
      Liquidation l) {
    this.desk = desk;
    this.state = desk.state;
    this.c = c;
    this.bar = bar;
    this.policy = policy;
    this.liquidation = l;
    this.highFirst = highFirst;
    this.last = last;
    volume =
        Volume.of(
            policy.volumeCap(), bar, highFirst ? bar.high() : bar.low(),
            highFirst ? bar.low() : bar.high());
    firstRank = state.ranks;
  }

  void run() {
    for (LiveOrder order : state.live.get(c.index)) {
      order.stalled = -1;
    }
    long first = highFirst ? bar.high() : bar.low();
    long second = highFirst ? bar.low() : bar.high();
    long markFirst = highFirst ? bar.markHigh() : bar.markLow();
    long markSecond = highFirst ? bar.markLow() : bar.markHigh();
    opening = true;
    at(bar.open(), bar.markOpen(), 0);
    opening = false;
    segment(bar.open(), first, bar.markOpen(), markFirst, 1);
    segment(first, second, markFirst, markSecond, 2);
    segment(second, bar.close(), markSecond, bar.markClose(), 3);
    if (last) {
      timeStops();
    }
    inside = true;
    at(bar.close(), bar.markClose(), 3);
    inside = false;
  }

  /** A point of the path: what is reached there acts, and only that. */
  private void at(long ticks, long mark, int share) {
    a = ticks;
    b = ticks;
    ma = mark;
    mb = mark;
    pos = ticks;
    point = share;
    step++;
    stand(ticks);
    walkOn();
    follow(ticks);
  }

  private void segment(long from, long to, long markFrom, long markTo, int share) {
    a = from;
    b = to;
    ma = markFrom;
    mb = markTo;
    pos = from;
    point = share;
    step++;
    stand(from);
    onSegment = true;
    walkOn();
    onSegment = false;
    stand(to);
    follow(to);
  }

  private void walkOn() {
    while (look()) {
      stand(nextAt);
      LiveOrder order = next;
      if (order != null) {
        act(order);
      } else {
        liquidation.check(desk, c, pos, !bar.ownMark());
      }
    }
  }

  /** The path has come here. */
  private void stand(long ticks) {
    pos = ticks;
    state.last[c.index] = ticks;
    state.mark[c.index] = bar.ownMark() ? markAt(Math.abs(ticks - a)) : 0;
    for (Holding h : state.holdings.get(c.index)) {
      TradeRecord trade = h.trade;
      if (trade != null) {
        trade.seen(ticks);
      }
    }
  }

  private void follow(long ticks) {
    for (LiveOrder order : state.orders.values()) {
      if (order.contract == c && order.type() == OrderType.TRAILING_STOP && order.open()
          && reachable(order)
          && Trail.follow(order, followed(order, ticks))) {
        desk.changed(order, null);
      }
    }
  }

  /** What a trailing stop follows, as a mark. */
  private long followed(LiveOrder order, long ticks) {
    return bar.ownMark() && order.order.triggerBy() == TriggerBy.MARK
        ? markAt(Math.abs(ticks - a))
        : c.scale.markOfTicks(ticks);
  }

  private long markAt(long ticksFromA) {
    long length = Math.abs(b - a);
    return length == 0 ? mb : ma + Wide.mulDiv(mb - ma, ticksFromA, length);
  }

  /** Finds what acts next on the rest of the segment; false if nothing does. */
  private boolean look() {
    next = null;
    nextClass = Integer.MAX_VALUE;
    nextAt = 0;
    for (LiveOrder order : state.live.get(c.index)) {
      if (order.stalled != step && reachable(order)) {
        consider(order);
      }
    }
    considerLiquidation();
    return nextClass != Integer.MAX_VALUE;
  }

  private boolean reachable(LiveOrder order) {
    if (order.rank > firstRank) {
      return true;
    }
    long accepted = order.acceptedNanos;
    return inside
        ? accepted > bar.openNanos() && accepted < bar.closeNanos()
        : accepted <= bar.openNanos();
  }

  private void consider(LiveOrder order) {
    long x = reach(order);
    if (x == 0) {
      return;
    }
    int kind = kind(order);
    long distance = Math.abs(x - pos);
    long least = Math.abs(nextAt - pos);
    LiveOrder other = next;
    boolean sooner =
        nextClass == Integer.MAX_VALUE
            || distance < least
            || (distance == least && kind < nextClass)
            || (distance == least && kind == nextClass && other != null
                && order.rank < other.rank);
    if (sooner) {
      next = order;
      nextAt = x;
      nextClass = kind;
    }
  }

  private static int kind(LiveOrder order) {
    boolean reduces = order.reducing();
    if (order.limitNow() || order.type() == OrderType.LIMIT_IF_TOUCHED) {
      return reduces ? 2 : 3;
    }
    return order.type() == OrderType.MARKET || order.type() == OrderType.MARKET_IF_TOUCHED
        ? reduces ? 1 : 4
        : 1;
  }

  /** Where on the rest of the segment the order acts, 0 if nowhere. */
  private long reach(LiveOrder order) {
    if (order.marketNow()) {
      return order.waits ? b : pos;
    }
    if (order.armed()) {
      return order.order.triggerBy() == TriggerBy.MARK && bar.ownMark()
          ? reachMark(order)
          : reachLast(order.trigger, upwards(order));
    }
    if (order.marketable || order.order.timeInForce().immediate()) {
      return pos;
    }
    boolean through = policy.limitFill() == LimitFill.TRADE_THROUGH;
    long price = order.limit - (through ? order.direction : 0);
    if (opening) {
      return order.direction * (order.limit - pos) > 0 ? pos : 0;
    }
    return reachLast(price, order.direction < 0);
  }

  /** Whether its trigger is reached by a rising price. */
  private static boolean upwards(LiveOrder order) {
    return order.direction > 0 != order.type().ifTouched();
  }

  private long reachLast(long price, boolean up) {
    if (price <= 0) {
      return 0;
    }
    int s = up ? 1 : -1;
    if (s * (pos - price) >= 0) {
      return pos;
    }
    return s * (b - price) >= 0 ? price : 0;
  }

  private long reachMark(LiveOrder order) {
    if (order.trigger <= 0) {
      return 0;
    }
    long trigger = c.scale.markOfTicks(order.trigger);
    int s = upwards(order) ? 1 : -1;
    long from = Math.abs(pos - a);
    long length = Math.abs(b - a);
    if (s * (markAt(from) - trigger) >= 0 && !(length == 0 && a == b && step > 0 && ma != mb)) {
      return pos;
    }
    if (s * (mb - trigger) < 0) {
      return 0;
    }
    long low = from;
    long high = length;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (s * (markAt(middle) - trigger) >= 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return a + Long.signum(b - a) * high;
  }

  private void considerLiquidation() {
    long here = Math.abs(pos - a);
    long x = pos;
    if (!liquidation.due(state, c, mark(here))) {
      if (!liquidation.due(state, c, mb)) {
        return;
      }
      long low = here;
      long high = Math.abs(b - a);
      while (high - low > 1) {
        long middle = (low + high) >>> 1;
        if (liquidation.due(state, c, mark(middle))) {
          high = middle;
        } else {
          low = middle;
        }
      }
      x = a + Long.signum(b - a) * high;
    }
    long least = nextClass == Integer.MAX_VALUE ? Long.MAX_VALUE : Math.abs(nextAt - pos);
    long distance = Math.abs(x - pos);
    if (distance > least) {
      return;
    }
    next = onSegment ? protector(x) : null;
    nextAt = x;
    nextClass = LIQUIDATION;
  }

  /** A stop of a position here that is reached where it would be liquidated: the stop goes first. */
  private @Nullable LiveOrder protector(long x) {
    LiveOrder first = null;
    for (LiveOrder order : state.live.get(c.index)) {
      boolean here = order.stalled != step && reachable(order) && protects(order);
      if (here && reach(order) == x && (first == null || order.rank < first.rank)) {
        first = order;
      }
    }
    return first;
  }

  private boolean protects(LiveOrder order) {
    return order.armed() && !order.type().ifTouched()
        && state.reducible(order) > 0;
  }

  private long mark(long ticksFromA) {
    return bar.ownMark()
        ? markAt(ticksFromA)
        : c.scale.markOfTicks(a + Long.signum(b - a) * ticksFromA);
  }

  private void act(LiveOrder order) {
    if (order.armed()) {
      order.triggered = true;
      if (order.type().limited()) {
        order.marketable = true;
      }
    }
    if (order.marketNow()) {
      market(order);
    } else if (order.marketable || order.order.timeInForce().immediate()) {
      firstLook(order);
    } else {
      long price =
          opening ? pos : Math.max(bar.low(), Math.min(bar.high(), order.limit));
      take(order, price, price, Liquidity.MAKER);
    }
  }

  private void market(LiveOrder order) {
    long left = Math.min(closable(order), volume.left(point));
    long slipped = Slip.price(policy.slippage(), pos, order.direction, left, bar.traded());
    long price = Math.max(bar.low(), Math.min(bar.high(), slipped));
    if (fillOrKill(order)) {
      return;
    }
    take(order, price, pos, Liquidity.TAKER);
    if (order.open()) {
      order.waits = true;
      endImmediate(order);
    }
  }

  /** A limit that was reached when it came: it takes now what is there, or rests from now on. */
  private void firstLook(LiveOrder order) {
    order.marketable = false;
    boolean good = order.direction * (order.limit - pos) >= 0;
    if (good && !fillOrKill(order)) {
      take(order, pos, pos, Liquidity.TAKER);
    }
    endImmediate(order);
  }

  private boolean fillOrKill(LiveOrder order) {
    boolean kill =
        order.order.timeInForce().kind() == TimeInForce.Kind.FOK
            && volume.left(point) < closable(order);
    if (kill) {
      desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
    }
    return kill;
  }

  private void endImmediate(LiveOrder order) {
    if (order.open() && order.order.timeInForce().immediate()) {
      desk.end(order, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
    }
  }

  /** What is left of an order, or of the position if it may only reduce. */
  private long closable(LiveOrder order) {
    return order.reducing()
        ? Math.min(order.leaves(), state.reducible(order))
        : order.leaves();
  }

  private void take(LiveOrder order, long price, long path, Liquidity liquidity) {
    long there = volume.left(point);
    boolean nothing = liquidity == Liquidity.TAKER && closable(order) == 0;
    if (there > 0 || nothing) {
      long filled = desk.fill(order, price, path, there, liquidity);
      volume.take(point, filled);
    }
    order.stalled = step;
  }

  /** Brackets whose time is over will leave at the close. */
  private void timeStops() {
    for (Group group : List.copyOf(state.groups.values())) {
      if (TimeStops.due(group, c, bar.closeNanos())) {
        TimeStops.exit(desk, group, c, bar.close());
      }
    }
  }
}
