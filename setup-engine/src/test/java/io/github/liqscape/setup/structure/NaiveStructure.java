// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The slow, simple twin: every object of a series as a line of text, found by going through all bars
 * again for each of them. For series shorter than the memory.
 */
final class NaiveStructure {

  record Pivot(SwingSize size, Extreme side, int at, double price, int known, double theta) {}

  private record Break(SwingSize size, BreakType type, Direction direction, Pivot pivot, int at) {}

  private final List<Bars.Bar> bars;
  private final int end;
  private final TreeSet<String> lines = new TreeSet<>();
  private final List<Pivot> pivots = new ArrayList<>();
  private final List<Break> breaks = new ArrayList<>();
  private final NaiveLevels levels;
  private final NaivePeriods periods;

  private NaiveStructure(Bars series) {
    this.bars = series.list();
    this.end = bars.size() - 1;
    this.levels = new NaiveLevels(bars);
    this.periods = new NaivePeriods(series);
  }

  List<Bars.Bar> bars() {
    return bars;
  }

  List<Pivot> pivots() {
    return pivots;
  }

  SortedSet<String> lines() {
    return lines;
  }

  /** All objects, as {@link #line} writes them. */
  static SortedSet<String> lines(Bars series) {
    NaiveStructure naive = new NaiveStructure(series);
    naive.swings(SwingSize.INTERNAL, 5);
    naive.swings(SwingSize.SWING, 20);
    naive.breaks(SwingSize.INTERNAL);
    naive.breaks(SwingSize.SWING);
    naive.gaps();
    naive.orderBlocks();
    naive.clusters();
    naive.pools();
    NaiveTrendlines.add(naive);
    naive.periods.add(Timeframe.D1);
    naive.periods.add(Timeframe.W1);
    naive.lines.addAll(naive.periods.lines());
    naive.sweeps();
    return naive.lines;
  }

  /** The same line of an object of the fast structure. */
  static String line(StructureObject o) {
    boolean level = o.kind() == StructureKind.LEVEL;
    return line(
        o.kind(), o.size(), o.sign(), level ? 0 : o.pivotIndex(), o.low(), o.high(), o.knownAt(),
        o.state(), o.stateChangedAt(),
        o.kind() == StructureKind.TRENDLINE || level ? o.value() : 0,
        level || o.kind() == StructureKind.POOL || o.kind() == StructureKind.TRENDLINE
            ? o.count() : 0);
  }

  static String line(@Nullable Object... values) {
    StringBuilder line = new StringBuilder();
    for (Object value : values) {
      line.append(value instanceof Double d ? String.format(Locale.ROOT, "%.5f", d) : value);
      line.append(' ');
    }
    return line.toString();
  }

  private double extreme(Extreme side, int t) {
    return side == Extreme.HIGH ? bars.get(t).high() : bars.get(t).low();
  }

  static double beyond(Extreme side, double price, double level) {
    return side.sign() * (price - level);
  }

  private boolean leads(Extreme side, int p, int t) {
    for (int i = p + 1; i <= t; i++) {
      if (beyond(side, extreme(side, p), extreme(side, i)) <= 0) {
        return false;
      }
    }
    return true;
  }

  private void swings(SwingSize size, int span) {
    @Nullable Extreme leg = null;
    for (int t = span; t <= end; t++) {
      int p = t - span;
      Extreme turn = leads(Extreme.HIGH, p, t) ? Extreme.HIGH
          : leads(Extreme.LOW, p, t) ? Extreme.LOW : leg;
      if (turn != leg && turn != null) {
        double atr = bars.get(t).atr();
        double price = extreme(turn, p);
        double buffer = Double.isNaN(atr) ? 0 : 0.05 * atr;
        pivots.add(new Pivot(size, turn, p, price, t, price + turn.sign() * buffer));
      }
      leg = turn;
    }
  }

  /** Pivots of a size and side known at a bar, oldest first. */
  List<Pivot> known(SwingSize size, Extreme side, int t) {
    return pivots.stream()
        .filter(p -> p.size == size && p.side == side && p.known <= t)
        .toList();
  }

  private void breaks(SwingSize size) {
    @Nullable Direction bias = null;
    List<Break> found = new ArrayList<>();
    for (int t = 0; t <= end; t++) {
      for (Direction direction : Direction.values()) {
        List<Pivot> side = known(size, direction.breaks(), t);
        if (side.isEmpty()) {
          continue;
        }
        Pivot newest = side.get(side.size() - 1);
        boolean broken = found.stream().anyMatch(b -> b.pivot.equals(newest));
        double close = bars.get(t).close();
        if (!broken && beyond(newest.side, close, newest.theta) > 0) {
          BreakType type = bias == direction.opposite() ? BreakType.CHOCH : BreakType.BOS;
          found.add(new Break(size, type, direction, newest, t));
          bias = direction;
          break;
        }
      }
    }
    breaks.addAll(found);
    for (Pivot p : pivots) {
      if (p.size == size) {
        int at = found.stream().filter(b -> b.pivot.equals(p)).mapToInt(Break::at).findAny()
            .orElse(-1);
        lines.add(
            line(
                StructureKind.PIVOT, size, p.side.sign(), p.at, p.price, p.price, p.known,
                at < 0 ? ObjectState.ACTIVE : ObjectState.BROKEN, at < 0 ? p.known : at, 0.0, 0));
      }
    }
  }

  private void gaps() {
    for (int t = 2; t <= end; t++) {
      Bars.Bar first = bars.get(t - 2);
      Bars.Bar middle = bars.get(t - 1);
      Bars.Bar third = bars.get(t);
      if (first.high() < third.low() && middle.close() > middle.open()) {
        gap(Extreme.LOW, t, third.low(), first.high());
      }
      if (first.low() > third.high() && middle.close() < middle.open()) {
        gap(Extreme.HIGH, t, third.high(), first.low());
      }
    }
  }

  /** A gap that wicks of this side come back to. */
  private void gap(Extreme back, int known, double near, double far) {
    ObjectState state = ObjectState.OPEN;
    int changed = known;
    for (int t = known + 1; t <= end && state != ObjectState.INVERTED; t++) {
      ObjectState now = state;
      if (state == ObjectState.OPEN && beyond(back, extreme(back, t), near) >= 0) {
        now = ObjectState.TOUCHED;
      }
      if (state != ObjectState.FILLED && beyond(back, extreme(back, t), far) >= 0) {
        now = ObjectState.FILLED;
      }
      if (beyond(back, bars.get(t).close(), far) > 0) {
        now = ObjectState.INVERTED;
      }
      changed = now == state ? changed : t;
      state = now;
    }
    lines.add(
        line(
            StructureKind.FAIR_VALUE_GAP, null, -back.sign(), known - 2, Math.min(near, far),
            Math.max(near, far), known, state, changed, 0.0, 0));
  }

  private void orderBlocks() {
    for (Break b : breaks) {
      if (b.size != SwingSize.SWING || b.type != BreakType.BOS) {
        continue;
      }
      Extreme back = b.direction.opposite().breaks();
      int block = b.pivot.at + 1;
      for (int i = block; i < b.at; i++) {
        block = beyond(back, extreme(back, i), extreme(back, block)) >= 0 ? i : block;
      }
      double near = extreme(back.opposite(), block);
      double far = extreme(back, block);
      ObjectState state = ObjectState.NEW;
      int changed = b.at;
      for (int t = b.at + 1; t <= end && state != ObjectState.BREAKER; t++) {
        ObjectState now =
            beyond(back, bars.get(t).close(), far) > 0 ? ObjectState.BREAKER
                : beyond(back, extreme(back, t), near) >= 0 ? ObjectState.MITIGATED : state;
        changed = now == state ? changed : t;
        state = now;
      }
      lines.add(
          line(
              StructureKind.ORDER_BLOCK, SwingSize.SWING, b.direction.sign(), block,
              Math.min(near, far), Math.max(near, far), b.at, state, changed, 0.0, 0));
    }
  }

  private void clusters() {
    for (Pivot p : pivots) {
      if (p.size == SwingSize.INTERNAL) {
        levels.add(p.price, p.at, p.known);
      }
    }
    for (NaiveLevels.Level level : levels.all()) {
      boolean dead = level.until <= end;
      double[] shape = level.shape(end);
      lines.add(
          line(
              StructureKind.LEVEL, null, 0, 0, shape[0], shape[1], level.known,
              dead ? ObjectState.SUPERSEDED : ObjectState.ACTIVE,
              dead ? level.until : level.lastTouch(end),
              level.score(dead ? level.until : end), level.touches(end)));
    }
  }

  private record Pool(Extreme side, int at, double low, double high, int known, int members) {
    double extreme() {
      return side == Extreme.HIGH ? high : low;
    }
  }

  private final List<Pool> pools = new ArrayList<>();

  private void pools() {
    for (Pivot newest : pivots) {
      double atr = bars.get(newest.known).atr();
      if (newest.size != SwingSize.INTERNAL || Double.isNaN(atr)) {
        continue;
      }
      double low = newest.price;
      double high = newest.price;
      int members = 1;
      List<Pivot> same = known(SwingSize.INTERNAL, newest.side, newest.known);
      for (int i = same.size() - 2; i >= 0; i--) {
        Pivot m = same.get(i);
        double from = Math.min(low, m.price);
        double to = Math.max(high, m.price);
        double reached = m.price;
        for (int t = m.at + 1; t <= newest.known; t++) {
          reached = beyond(m.side, extreme(m.side, t), reached) > 0 ? extreme(m.side, t) : reached;
        }
        if (newest.known - m.known <= 500 && Math.abs(m.price - newest.price) <= 0.10 * atr
            && beyond(m.side, reached, m.side == Extreme.HIGH ? to : from) < 0.05 * atr) {
          low = from;
          high = to;
          members++;
        }
      }
      if (members >= 2) {
        pools.add(new Pool(newest.side, newest.at, low, high, newest.known, members));
      }
    }
    for (Pool pool : pools) {
      int changed = poolEnd(pool);
      ObjectState state = ObjectState.ACTIVE;
      if (changed <= end) {
        state = passes(pool, changed) ? ObjectState.SWEPT
            : changed - pool.known > 500 ? ObjectState.EXPIRED : ObjectState.SUPERSEDED;
      }
      lines.add(
          line(
              StructureKind.POOL, SwingSize.INTERNAL, pool.side.sign(), pool.at, pool.low,
              pool.high, pool.known, state, changed <= end ? changed : pool.known, 0.0,
              pool.members));
    }
  }

  private boolean passes(Pool pool, int t) {
    double beyond = beyond(pool.side, extreme(pool.side, t), pool.extreme());
    return t > pool.known && beyond > 0 && beyond >= 0.05 * bars.get(t).atr();
  }

  /** The bar at which a pool ends, one after the last if it does not. */
  private int poolEnd(Pool pool) {
    for (int t = pool.known + 1; t <= end; t++) {
      int now = t;
      if (passes(pool, t) || t - pool.known > 500
          || pools.stream().anyMatch(
              p -> p.known == now && p.side == pool.side && p.low <= pool.high
                  && p.high >= pool.low)) {
        return t;
      }
    }
    return end + 1;
  }

  private void sweeps() {
    TreeSet<String> failed = new TreeSet<>();
    for (Extreme side : Extreme.values()) {
      for (int j = 1; j <= end; j++) {
        for (Pivot p : newest(side, j)) {
          int known = sweep(side, p.price, j);
          if (known >= 0) {
            for (Break b : breaks) {
              if (b.pivot.equals(p) && b.at >= j && b.at <= known) {
                failed.add(b + " " + known);
              }
            }
          }
        }
        for (NaiveLevels.Level level : levels.liveAt(j - 1)) {
          sweep(side, level.shape(j - 1)[side == Extreme.HIGH ? 1 : 0], j);
        }
        for (Pool pool : pools) {
          if (pool.side == side && pool.known < j && poolEnd(pool) >= j) {
            sweep(side, pool.extreme(), j);
          }
        }
        for (NaivePeriods.Period period : periods.all()) {
          if (period.known() < j && period.until() >= j) {
            sweep(side, period.price(), j);
          }
        }
      }
    }
    for (Break b : breaks) {
      String mark = failed.ceiling(b + " ");
      boolean fails = mark != null && mark.startsWith(b + " ");
      lines.add(
          line(
              b.type == BreakType.BOS ? StructureKind.BOS : StructureKind.CHOCH, b.size,
              b.direction.sign(), b.at, b.pivot.price, b.pivot.price, b.at,
              fails ? ObjectState.FAILED : ObjectState.ACTIVE,
              fails ? Integer.parseInt(mark.substring(mark.lastIndexOf(' ') + 1)) : b.at, 0.0, 0));
    }
  }

  /** The newest pivot of each size before a bar that no break before the bar has broken. */
  private List<Pivot> newest(Extreme side, int j) {
    List<Pivot> newest = new ArrayList<>();
    for (SwingSize size : SwingSize.values()) {
      List<Pivot> known = known(size, side, j - 1);
      if (!known.isEmpty()) {
        Pivot last = known.get(known.size() - 1);
        if (breaks.stream().noneMatch(b -> b.pivot.equals(last) && b.at < j)) {
          newest.add(last);
        }
      }
    }
    return newest;
  }

  /** Whether bar j starts a sweep of a price; the bar at which it is known, -1 if it is none. */
  private int sweep(Extreme side, double price, int j) {
    double wick = beyond(side, extreme(side, j), price);
    if (!(wick > 0 && wick >= 0.05 * bars.get(j).atr())
        || beyond(side, bars.get(j - 1).close(), price) > 0) {
      return -1;
    }
    double farthest = extreme(side, j);
    for (int t = j; t <= Math.min(end, j + 2); t++) {
      farthest = beyond(side, extreme(side, t), farthest) > 0 ? extreme(side, t) : farthest;
      if (beyond(side, bars.get(t).close(), price) <= 0) {
        lines.add(
            line(
                StructureKind.SWEEP, null, side.sign(), j, Math.min(price, farthest),
                Math.max(price, farthest), t, ObjectState.ACTIVE, t, 0.0, 0));
        return t;
      }
    }
    return -1;
  }
}
