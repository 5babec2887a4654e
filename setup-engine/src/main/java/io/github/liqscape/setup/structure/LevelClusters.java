// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Levels clustered online from INTERNAL pivots. Intervals of live levels never overlap, so their
 * order by centre is their order by edges as well.
 */
final class LevelClusters {

  static final double REACH_ATR = 0.25;
  static final double SCORE_BARS = 500;
  private static final double[] DECAY = decays();
  static final double LEAST_WEIGHT = 0.5;
  static final double GREATEST_WEIGHT = 2;

  private final BarWindow bars;
  private final Swings swings;
  private final LevelTable live = new LevelTable();
  private final ObjectRing past;

  /** The level that a new pivot leads to, as it is put together. */
  private int touches;

  private double centre;
  private double squares;
  private double score;

  /** No bar before this one forgets a past one. */
  private int forgetAt;

  /** No live level changed before this bar. */
  private int unchangedBefore;

  LevelClusters(BarWindow bars, Swings internal) {
    this.bars = bars;
    this.swings = internal;
    this.past = ObjectRing.ofRetired(bars);
  }

  /** Called after the swings of the newest bar. */
  void update() {
    if (bars.newest() >= forgetAt) {
      forgetAt = past.forget();
    }
    expire();
    if (swings.added() && !Double.isNaN(bars.atr())) {
      add(swings.newest());
    }
  }

  LevelTable live() {
    return live;
  }

  private void expire() {
    int oldest = bars.newest() - bars.memory();
    if (oldest <= unchangedBefore) {
      return;
    }
    unchangedBefore = bars.newest();
    for (int i = live.size() - 1; i >= 0; i--) {
      if (live.changedAt[i] < oldest) {
        past.change(retire(i), ObjectState.EXPIRED);
        live.remove(i, i + 1);
      } else {
        unchangedBefore = Math.min(unchangedBefore, live.changedAt[i]);
      }
    }
  }

  private void add(int pivot) {
    double price = swings.price(pivot);
    int index = swings.pivotIndex(pivot);
    double reach = REACH_ATR * bars.atr();
    touches = 1;
    centre = price;
    squares = 0;
    score = weight(bars.relativeVolume(index)) * decay(bars.newest() - index);
    int joined = nearest(price, reach);
    int from = joined >= 0 ? joined : live.ceiling(price);
    int to = from;
    if (joined >= 0) {
      absorb(joined);
      to++;
    }
    int absorbed;
    do {
      int low = from;
      int high = to;
      double half = halfWidth(reach);
      while (low > 0 && live.high(low - 1) >= centre - half) {
        low--;
      }
      while (high < live.size() && live.low(high) <= centre + half) {
        high++;
      }
      absorbed = from - low + high - to;
      absorb(low, from, to, high);
      from = low;
      to = high;
    } while (absorbed > 0);
    place(from, to, joined >= 0, pivot, halfWidth(reach));
  }

  /** The nearest level within reach, the older of equally near ones; -1 if there is none. */
  private int nearest(double price, double reach) {
    int above = live.ceiling(price);
    int below = above - 1;
    double up = distance(above, price, reach);
    double down = distance(below, price, reach);
    if (up == Double.POSITIVE_INFINITY && down == Double.POSITIVE_INFINITY) {
      return -1;
    }
    if (up == down) {
      return live.id[above] < live.id[below] ? above : below;
    }
    return up < down ? above : below;
  }

  private double distance(int at, double price, double reach) {
    if (at < 0 || at >= live.size()) {
      return Double.POSITIVE_INFINITY;
    }
    double distance = Math.abs(price - live.centre[at]);
    return distance <= Math.max(reach, live.halfWidth[at]) ? distance : Double.POSITIVE_INFINITY;
  }

  /** Unites the members of a live level with those so far; pairwise update of Chan et al. 1979. */
  private void absorb(int at) {
    int other = live.touches[at];
    int all = touches + other;
    double apart = live.centre[at] - centre;
    centre += apart * other / all;
    squares += live.squares[at] + apart * apart * touches * other / all;
    touches = all;
    score += scoreNow(at);
  }

  /** Absorbs positions [low, from) and [to, high), oldest first: not up or down first. */
  private void absorb(int low, int from, int to, int high) {
    int done = -1;
    for (int left = from - low + high - to; left > 0; left--) {
      int next = -1;
      for (int at = low < from ? low : to; at < high; at = at == from - 1 ? to : at + 1) {
        if (live.id[at] > done && (next < 0 || live.id[at] < live.id[next])) {
          next = at;
        }
      }
      absorb(next);
      done = live.id[next];
    }
  }

  private double halfWidth(double reach) {
    return Math.max(reach, Math.sqrt(squares / touches));
  }

  private void place(int from, int to, boolean joined, int pivot, double half) {
    int now = bars.newest();
    long nanos = bars.closeNanos(now);
    boolean grown = joined && to - from == 1;
    if (!grown) {
      int id = bars.nextId();
      for (int i = from; i < to; i++) {
        past.supersede(retire(i), id);
      }
      live.remove(from, to);
      live.insert(from);
      live.id[from] = id;
      live.knownAt[from] = now;
      live.knownNanos[from] = nanos;
    }
    live.pivotIndex[from] = swings.pivotIndex(pivot);
    live.pivotNanos[from] = bars.openNanos(swings.pivotIndex(pivot));
    live.changedAt[from] = now;
    live.changedNanos[from] = nanos;
    live.touches[from] = touches;
    live.centre[from] = centre;
    live.squares[from] = squares;
    live.halfWidth[from] = half;
    live.score[from] = score;
    live.strongUntil[from] = strongUntil(from);
  }

  /** A score only decays until the next member comes, so that there is a last bar. */
  private int strongUntil(int at) {
    if (live.touches[at] < Levels.STRONG_TOUCHES || live.score[at] < Levels.STRONG_SCORE) {
      return -1;
    }
    // The logarithm gives the age but for its rounding.
    int age = (int) (SCORE_BARS * Math.log(live.score[at] / Levels.STRONG_SCORE)) + 2;
    while (live.score[at] * decay(age) < Levels.STRONG_SCORE) {
      age--;
    }
    return live.changedAt[at] + age;
  }

  private int retire(int at) {
    int n =
        past.retire(
            live.id[at], StructureKind.LEVEL, live.pivotIndex[at], live.pivotNanos[at],
            live.low(at), live.high(at), live.knownAt[at], live.knownNanos[at]);
    past.detail(n, scoreNow(at), live.touches[at], -1);
    return n;
  }

  /** The score of a live level at the newest bar. */
  double scoreNow(int at) {
    return live.score[at] * decay(bars.newest() - live.changedAt[at]);
  }

  private static double decay(int age) {
    return age < DECAY.length ? DECAY[age] : StrictMath.exp(-age / SCORE_BARS);
  }

  /** For ages that a live level has with the usual memory. */
  private static double[] decays() {
    double[] decays = new double[1_024];
    Arrays.setAll(decays, age -> StrictMath.exp(-age / SCORE_BARS));
    return decays;
  }

  /** An unknown volume counts as a usual one. */
  static double weight(double relativeVolume) {
    return Double.isNaN(relativeVolume)
        ? 1
        : Math.min(GREATEST_WEIGHT, Math.max(LEAST_WEIGHT, relativeVolume));
  }

  StructureObject view(int at) {
    return new StructureObject(
        bars.timeframe(), live.id[at], StructureKind.LEVEL, null, 0, live.pivotIndex[at],
        live.pivotNanos[at], live.low(at), live.high(at), live.knownAt[at], live.knownNanos[at],
        ObjectState.ACTIVE, live.changedAt[at], live.changedNanos[at], scoreNow(at),
        live.touches[at], -1);
  }

  void view(List<StructureObject> into) {
    past.view(into);
    for (int i = 0; i < live.size(); i++) {
      into.add(view(i));
    }
  }

  void save(StateWriter out) throws IOException {
    live.save(out);
    past.save(out);
    out.integer(unchangedBefore);
  }

  void restore(StateReader in) throws IOException {
    live.restore(in);
    for (int i = 0; i < live.size(); i++) {
      live.strongUntil[i] = strongUntil(i);
    }
    past.restore(in);
    unchangedBefore = in.integer();
  }
}
