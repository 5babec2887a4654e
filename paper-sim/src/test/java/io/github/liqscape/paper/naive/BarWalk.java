// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.paper.policy.LimitFill;
import io.github.liqscape.paper.policy.Slippage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk along the four prices of a bar, on a state of its own. */
final class BarWalk {

  /** Where on the path things are looked at. */
  private enum Where {
    OPEN,
    SEGMENT,
    CLOSE
  }

  /** What happens next: an order acts, or a position or pool is liquidated. */
  private record Act(
      Fraction at, int rank, long sequence, @Nullable Work work, @Nullable Holding isolated) {

    boolean before(@Nullable Act o) {
      if (o == null) {
        return true;
      }
      int c = at.compareTo(o.at);
      c = c != 0 ? c : Integer.compare(rank, o.rank);
      return c != 0 ? c < 0 : sequence < o.sequence;
    }
  }

  private final Desk desk;
  private final State s;
  private final Market m;
  private final WalkedBar bar;
  private final Set<String> reached = new HashSet<>();
  private final WalkedBar.Shares shares;
  private int share;
  private Where where = Where.OPEN;
  private Segment path;
  private Fraction t = Fraction.ZERO;

  BarWalk(Desk desk, Market m, WalkedBar bar) {
    this.desk = desk;
    this.s = desk.s;
    this.m = m;
    this.bar = bar;
    this.shares = bar.shares();
    this.path = bar.segment(0, 0);
  }

  void walk() {
    look(Where.OPEN, 0, 0);
    follow();
    for (int i = 1; i <= 3; i++) {
      look(Where.SEGMENT, i - 1, i);
      follow();
    }
    for (Work w : s.open()) {
      if (whole(w)) {
        reached.add(w.id());
      }
    }
    if (bar.last()) {
      timeStops();
    }
    look(Where.CLOSE, 3, 3);
    follow();
    m.last = bar.close();
    m.walkLast = null;
    m.walkMark = null;
  }

  /** Whether the bar reaches an order on its whole path, or from where it was born on. */
  private boolean whole(Work w) {
    return w.acceptedNanos <= bar.openNanos() || w.bornInWalk;
  }

  private boolean reachable(Work w) {
    return s.market(w) == m && (where == Where.CLOSE
            ? !reached.contains(w.id())
                && (w.acceptedNanos < bar.closeNanos() || w.bornInWalk)
            : whole(w));
  }

  private void timeStops() {
    for (Group g : new ArrayList<>(s.groups)) {
      if (g.exitAfter == null || !g.timed() || s.find(g.first.instrument()) != m) {
        continue;
      }
      boolean due;
      if (g.exitAfter.bars() > 0) {
        g.barsAfter += g.enteredInBar ? 0 : 1;
        due = g.barsAfter >= g.exitAfter.bars();
      } else {
        due = bar.closeNanos() - g.firstFillNanos >= g.exitAfter.nanos();
      }
      if (due) {
        desk.links.timeStop(g);
      }
    }
  }

  private void look(Where at, int from, int to) {
    where = at;
    share = at == Where.CLOSE ? 3 : to;
    path = bar.segment(from, to);
    stand(Fraction.ZERO);
    for (Act next = next(); next != null; next = next()) {
      stand(next.at);
      Work work = next.work;
      if (work != null) {
        act(work);
      } else if (next.isolated != null) {
        desk.liquidator.settle(next.isolated);
      } else {
        desk.liquidator.settle(m.asset());
      }
    }
    stand(end());
  }

  private Fraction end() {
    boolean moves = !path.lastFrom().equals(path.lastTo());
    return where == Where.SEGMENT && moves ? Fraction.ONE : Fraction.ZERO;
  }

  private void stand(Fraction at) {
    t = at;
    m.walkLast = path.last(at);
    m.walkMark = mark(at);
    m.walkMarkIsLast = !bar.marked();
    m.last = m.walkLast.floor();
  }

  /** The mark there, as it is kept. */
  private Fraction mark(Fraction at) {
    return Fraction.of(m.tick.times(path.mark(at)).round(m.markScale));
  }

  private @Nullable Act next() {
    Act first = null;
    for (Work w : s.open()) {
      Fraction at = reachable(w) ? point(w) : null;
      if (at != null) {
        Act act = new Act(at, rank(w), w.sequence, w, null);
        first = act.before(first) ? act : first;
      }
    }
    Act forced = liquidation();
    if (forced == null || !forced.before(first)) {
      return first;
    }
    Act stop = where == Where.SEGMENT ? stopOf(forced) : null;
    return stop != null ? stop : forced;
  }

  /** The stop of the position that is reached no later than its liquidation, if there is one. */
  private @Nullable Act stopOf(Act forced) {
    Act first = null;
    for (Work w : s.open()) {
      if (w.armedStop() && reachable(w) && protects(w, forced.isolated)) {
        Fraction at = point(w);
        if (at != null && at.atMost(forced.at)) {
          Act act = new Act(at, 0, w.sequence, w, null);
          first = act.before(first) ? act : first;
        }
      }
    }
    return first;
  }

  private boolean protects(Work w, @Nullable Holding isolated) {
    if (isolated != null) {
      return desk.fills.closesSide(w, isolated);
    }
    for (Holding h : desk.liquidator.cross(m.asset())) {
      if (desk.fills.closesSide(w, h)) {
        return true;
      }
    }
    return false;
  }

  private int rank(Work w) {
    boolean reducing = desk.fills.reducing(w);
    if (w.armedStop() || w.trails() || w.type() == OrderType.STOP_MARKET) {
      return 1;
    }
    if (w.type() == OrderType.MARKET || w.type() == OrderType.MARKET_IF_TOUCHED) {
      return reducing ? 1 : 4;
    }
    return reducing ? 2 : 3;
  }

  private boolean offered() {
    return shares.at(share) > 0;
  }

  /** Where on the segment an order acts next; null: nowhere. */
  private @Nullable Fraction point(Work w) {
    if (w.armedStop() || w.armedTouch()) {
      boolean byMark = w.order.triggerBy() == TriggerBy.MARK;
      boolean rising = w.buys() != w.type().ifTouched();
      return w.trigger <= 0 ? null : path.first(byMark, rising, Fraction.of(w.trigger), t, end());
    }
    if (!w.looked && (w.marketNow() || w.taker)) {
      return t;
    }
    if (!offered()) {
      return null;
    }
    if (w.marketNow()) {
      return end();
    }
    Fraction limit = Fraction.of(w.limit);
    boolean through = s.terms.fills().limitFill() == LimitFill.TRADE_THROUGH;
    long beyond = where == Where.OPEN || through ? 1 : 0;
    Fraction reached = limit.plus(Fraction.of(w.buys() ? -beyond : beyond));
    return path.first(false, !w.buys(), reached, t, end());
  }

  private @Nullable Act liquidation() {
    Act first = null;
    for (Holding h : s.holdings) {
      if (h.market == m && h.steps > 0 && h.isolated()) {
        Fraction at = due(h);
        if (at != null) {
          Act act = new Act(at, 0, 0, null, h);
          first = act.before(first) ? act : first;
        }
      }
    }
    Fraction at = m.isolated() || s.held(m) == 0 ? null : due(null);
    if (at != null) {
      Act act = new Act(at, 0, 0, null, null);
      first = act.before(first) ? act : first;
    }
    return first;
  }

  /** The first whole tick of the mark path at which it is due, if it is at the end. */
  private @Nullable Fraction due(@Nullable Holding h) {
    return path.firstTick(t, end(), at -> dueAt(h, at));
  }

  private boolean dueAt(@Nullable Holding h, Fraction at) {
    Fraction before = m.walkMark;
    m.walkMark = mark(at);
    boolean due = h != null ? desk.liquidator.due(h) : desk.liquidator.due(m.asset());
    m.walkMark = before;
    return due;
  }

  private void act(Work w) {
    Fraction price = path.last(t);
    long against = w.buys() ? price.ceil() : price.floor();
    if (w.armedStop() || w.armedTouch()) {
      w.triggered = true;
      w.taker = true;
      w.looked = false;
    }
    if (w.marketNow()) {
      w.looked = true;
      take(w, against, true);
    } else if (!w.looked && w.taker) {
      w.looked = true;
      w.taker = false;
      if (w.buys() ? against <= w.limit : against >= w.limit) {
        take(w, against, false);
      } else if (w.immediate()) {
        desk.links.end(w, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
      }
    } else {
      // A limit that the bar opened beyond, or gapped past, lies outside its prices.
      long ticks = where == Where.OPEN ? bar.open() : inside(w.limit);
      fill(w, Math.min(w.leaves(), shares.at(share)), ticks, ticks, Liquidity.MAKER);
    }
  }

  private void take(Work w, long ticks, boolean slips) {
    long most = Math.min(w.leaves(), shares.at(share));
    if (desk.fills.reducing(w)) {
      most = Math.min(most, desk.fills.closable(w));
    }
    boolean killed = w.fillOrKill() && most < leavesAfterClip(w);
    if (!killed && (most > 0 || leavesAfterClip(w) == 0)) {
      long slipped = slips && most > 0 ? slipped(w, ticks, most) : ticks;
      fill(w, most, ticks, slipped, Liquidity.TAKER);
    }
    if (w.open() && w.immediate()) {
      desk.links.end(w, OrderStatus.CANCELED, EndReason.NOT_IMMEDIATE);
    }
  }

  private long leavesAfterClip(Work w) {
    return desk.fills.reducing(w) ? Math.min(w.leaves(), desk.fills.closable(w)) : w.leaves();
  }

  private void fill(Work w, long most, long ticks, long filledAt, Liquidity how) {
    long filled = desk.fills.fill(w, most, ticks, filledAt, how, flags());
    shares.take(share, filled);
  }

  private Set<FillFlag> flags() {
    Set<FillFlag> flags = new HashSet<>();
    if (bar.volumeUnknown()) {
      flags.add(FillFlag.VOLUME_UNKNOWN);
    }
    if (bar.magnifierMissing()) {
      flags.add(FillFlag.MAGNIFIER_MISSING);
    }
    return flags;
  }

  private long slipped(Work w, long ticks, long steps) {
    long by = slippage(s.terms.fills().slippage(), m, ticks, steps, bar.volume());
    long worse = w.buys() ? ticks + by : ticks - by;
    return inside(worse);
  }

  private long inside(long ticks) {
    return Math.max(bar.low(), Math.min(bar.high(), ticks));
  }

  /** By how many ticks so many lots are filled worse; a volume of NaN is unknown. */
  static long slippage(Slippage how, Market m, long ticks, long steps, double volume) {
    Fraction price = Fraction.of(ticks);
    return switch (how) {
      case Slippage.None none -> 0;
      case Slippage.Fixed f ->
          Math.max(f.ticks(), price.times(f.bps()).over(Fraction.of(10_000)).ceil());
      case Slippage.VolumeShare v -> {
        Fraction part =
            Double.isNaN(volume)
                ? Fraction.ONE
                : m.lot.times(steps).over(Fraction.of(volume));
        yield price.times(Fraction.of(v.factor())).times(part).times(part).ceil();
      }
    };
  }

  private void follow() {
    List<Work> open = s.open();
    for (Work w : open) {
      if (w.trails() && !w.triggered && s.market(w) == m
          && (where == Where.CLOSE
              ? w.acceptedNanos < bar.closeNanos() || w.bornInWalk
              : whole(w))) {
        Fraction price =
            w.order.triggerBy() == TriggerBy.MARK ? path.mark(end()) : path.last(end());
        if (Trail.follow(m, w, price)) {
          s.events.add(w.changed(null, null));
        }
      }
    }
  }
}
