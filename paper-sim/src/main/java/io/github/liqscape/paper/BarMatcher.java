// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.VolumeCap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes a closed candle: chooses the walk, flags what a bar cannot tell, counts the bars of orders. */
final class BarMatcher {

  private final FillPolicy policy;
  private final Liquidation liquidation;

  BarMatcher(FillPolicy policy, Liquidation liquidation) {
    this.policy = policy;
    this.liquidation = liquidation;
  }

  /** Walks a candle; returns the state after it. */
  State apply(
      State before, Contract c, Candle candle, long now, boolean active, List<PaperEvent> out,
      List<TradeRecord> closed) {
    countBars(before, c);
    State state = before;
    List<Candle> parts = policy.path() == BarPath.MAGNIFIER ? c.bars.cover(candle) : null;
    if (parts == null) {
      Bar bar = c.bars.bar(candle, policy.participation());
      boolean missing = policy.path() == BarPath.MAGNIFIER;
      state = walk(state, c, bar, now, active, missing, true, out, closed);
    } else {
      for (Candle part : parts) {
        Bar bar = c.bars.bar(part, policy.participation());
        boolean last = part.closeNanos() == candle.closeNanos();
        state = walk(state, c, bar, now, active, false, last, out, closed);
      }
    }
    long walked = state.mark[c.index];
    long closing = c.bars.closingMark(candle);
    if (closing != 0) {
      state.mark[c.index] = closing;
    }
    long newest =
        c.bars.newestMark(closing != 0 ? candle.closeNanos() : candle.openNanos());
    if (newest != 0) {
      state.mark[c.index] = newest;
    }
    Desk desk = new Desk(state, out, now, active);
    if (state.mark[c.index] != walked) {
      // The walk ended at another mark: of the last finer candle, or of before a later one came.
      liquidation.check(desk, c, state.last[c.index], false);
      closed.addAll(desk.closed);
    }
    expireBars(desk, c, candle);
    c.bars.done(candle);
    return state;
  }

  /** Walks a candle of a gap on ticks: the worse way, and nobody's bars are counted. */
  State gap(
      State before, Contract c, Candle candle, long now, boolean active, List<PaperEvent> out,
      List<TradeRecord> closed) {
    Bar bar = c.bars.bar(candle, policy.participation());
    State state = before;
    if (eventful(before, c, bar, false)) {
      state = both(before, c, bar, now, active, false, false, out, closed);
    } else {
      quiet(before, c, bar);
    }
    c.bars.done(candle);
    return state;
  }

  private static void countBars(State state, Contract c) {
    for (Group group : state.groups.values()) {
      if (group.barsHeld >= 0) {
        group.barsHeld += group.contract == c ? 1 : 0;
      }
    }
  }

  private static void expireBars(Desk desk, Contract c, Candle candle) {
    for (LiveOrder order : List.copyOf(desk.state.orders.values())) {
      if (order.contract == c && order.open() && order.order.timeInForce().kind() == TimeInForce.Kind.BARS
          && order.acceptedNanos <= candle.openNanos() && --order.barsLeft <= 0) {
        desk.end(order, OrderStatus.EXPIRED, EndReason.EXPIRED);
      }
    }
  }

  private State walk(
      State before, Contract c, Bar bar, long now, boolean active, boolean missing,
      boolean last, List<PaperEvent> out, List<TradeRecord> closed) {
    if (!eventful(before, c, bar, last)) {
      quiet(before, c, bar);
      return before;
    }
    return switch (policy.path()) {
      case OHLC -> once(before, c, bar, true, now, active, missing, last, out, closed);
      case OLHC -> once(before, c, bar, false, now, active, missing, last, out, closed);
      case NEARER_EXTREME ->
          once(before, c, bar, bar.highIsNearer(), now, active, missing, last, out, closed);
      case PESSIMISTIC, MAGNIFIER -> both(before, c, bar, now, active, missing, last, out, closed);
    };
  }

  private State once(
      State state, Contract c, Bar bar, boolean highFirst, long now, boolean active,
      boolean missing, boolean last, List<PaperEvent> out, List<TradeRecord> closed) {
    Desk desk = desk(state, bar, now, active, missing, out);
    new BarWalk(desk, c, bar, highFirst, last, policy, liquidation).run();
    closed.addAll(desk.closed);
    return state;
  }

  private State both(
      State before, Contract c, Bar bar, long now, boolean active, boolean missing,
      boolean last, List<PaperEvent> out, List<TradeRecord> closed) {
    long firstFill = before.fills + 1;
    Desk high = desk(before.copy(), bar, now, active, missing, new ArrayList<>());
    Desk low = desk(before.copy(), bar, now, active, missing, new ArrayList<>());
    new BarWalk(high, c, bar, true, last, policy, liquidation).run();
    new BarWalk(low, c, bar, false, last, policy, liquidation).run();
    long highEquity = high.state.equityAtLast(c);
    long lowEquity = low.state.equityAtLast(c);
    boolean takeHigh =
        highEquity == lowEquity ? bar.highIsNearer() : highEquity < lowEquity;
    Desk chosen = takeHigh ? high : low;
    Desk other = takeHigh ? low : high;
    List<PaperEvent> events = chosen.out;
    if (highEquity != lowEquity || !sameFills(high.out, low.out)) {
      long chosenEquity = takeHigh ? highEquity : lowEquity;
      long otherEquity = takeHigh ? lowEquity : highEquity;
      flag(chosen, firstFill, otherEquity - chosenEquity);
      events = flagged(events);
      events.add(
          new PaperEvent.Ambiguous(
              c.instrument, bar.openNanos(), orders(chosen.out, other.out), chosenEquity,
              otherEquity));
    }
    out.addAll(events);
    closed.addAll(chosen.closed);
    return chosen.state;
  }

  private Desk desk(
      State state, Bar bar, long now, boolean active, boolean missing, List<PaperEvent> out) {
    Desk desk = new Desk(state, out, now, active);
    desk.accepting = bar.closeNanos();
    if (bar.volume() < 0 && policy.volumeCap() != VolumeCap.NONE) {
      desk.flags.add(FillFlag.VOLUME_UNKNOWN);
    }
    if (missing) {
      desk.flags.add(FillFlag.MAGNIFIER_MISSING);
    }
    return desk;
  }

  /** The first trade that was touched bears the difference. */
  private static void flag(Desk desk, long firstFill, long otherLessChosen) {
    long difference = otherLessChosen;
    for (TradeRecord trade : desk.closed) {
      if (trade.ambiguousFrom(firstFill, difference)) {
        difference = 0;
      }
    }
    for (List<Holding> of : desk.state.holdings) {
      for (Holding h : of) {
        TradeRecord trade = h.trade;
        if (trade != null && trade.ambiguousFrom(firstFill, difference)) {
          difference = 0;
        }
      }
    }
  }

  private static List<PaperEvent> flagged(List<PaperEvent> events) {
    List<PaperEvent> copy = new ArrayList<>(events.size() + 1);
    for (PaperEvent event : events) {
      copy.add(
          event instanceof PaperEvent.Filled filled
              ? new PaperEvent.Filled(TradeRecord.flagged(filled.fill()))
              : event);
    }
    return copy;
  }

  private static boolean sameFills(List<PaperEvent> one, List<PaperEvent> two) {
    List<Fill> a = fills(one);
    List<Fill> b = fills(two);
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      Fill x = a.get(i);
      Fill y = b.get(i);
      if (!x.orderId().equals(y.orderId()) || x.ticks() != y.ticks() || x.steps() != y.steps()) {
        return false;
      }
    }
    return true;
  }

  private static List<Fill> fills(List<PaperEvent> events) {
    List<Fill> fills = new ArrayList<>();
    for (PaperEvent event : events) {
      if (event instanceof PaperEvent.Filled filled) {
        fills.add(filled.fill());
      }
    }
    return fills;
  }

  private static List<String> orders(List<PaperEvent> one, List<PaperEvent> two) {
    Set<String> ids = new LinkedHashSet<>();
    for (Fill fill : fills(one)) {
      ids.add(fill.orderId());
    }
    for (Fill fill : fills(two)) {
      ids.add(fill.orderId());
    }
    return List.copyOf(ids);
  }

  /** Whether anything could happen in the bar at all. */
  private boolean eventful(State state, Contract c, Bar bar, boolean last) {
    for (LiveOrder order : state.live.get(c.index)) {
      if (order.acceptedNanos < bar.closeNanos() && mayAct(order, bar)) {
        return true;
      }
    }
    for (Holding h : state.holdings.get(c.index)) {
      if (h.steps > 0
          && (liquidation.due(state, c, bar.markHigh())
              || liquidation.due(state, c, bar.markLow())
              || liquidation.due(state, c, bar.markClose()))) {
        return true;
      }
    }
    for (Group group : state.groups.values()) {
      if (last && TimeStops.due(group, c, bar.closeNanos())) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayAct(LiveOrder order, Bar bar) {
    if (order.marketNow() || order.marketable || order.order.timeInForce().immediate()
        || order.type() == OrderType.TRAILING_STOP) {
      return true;
    }
    if (order.armed()) {
      boolean up = order.direction > 0 != order.type().ifTouched();
      boolean byMark =
          bar.ownMark()
              && order.order.triggerBy() == io.github.liqscape.paper.order.TriggerBy.MARK;
      if (byMark) {
        return true;
      }
      return up ? bar.high() >= order.trigger : bar.low() <= order.trigger;
    }
    return order.direction > 0 ? bar.low() <= order.limit : bar.high() >= order.limit;
  }

  private static void quiet(State state, Contract c, Bar bar) {
    state.last[c.index] = bar.close();
    state.mark[c.index] = bar.ownMark() ? bar.markClose() : 0;
    for (Holding h : state.holdings.get(c.index)) {
      TradeRecord trade = h.trade;
      if (trade != null) {
        trade.seen(bar.high());
        trade.seen(bar.low());
      }
    }
  }
}
