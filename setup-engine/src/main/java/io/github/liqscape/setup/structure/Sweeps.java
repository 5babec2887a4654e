// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;

/**
 * Sweeps: a wick beyond a level that price did not accept.
 *
 * <p>Bar j starts one if the bar before closed inside and the wick of j is at least 0.05 ATR beyond
 * a level that was known before j; it is a sweep if one of the closes of j, j+1 or j+2 is back
 * inside, the first of them making it known. A break of that pivot meanwhile stays, state FAILED.
 * Swept can be the newest pivot of each size and side that is not broken, the outer edge of each
 * live level, and the extreme of each live pool.
 *
 * <p>A sweep is named by its number, counted from 0. The accessors throw {@link
 * IndexOutOfBoundsException} for a number that is not held.
 *
 * <p>Threading: read by the writer of its {@link MarketStructure} only.
 */
public final class Sweeps {

  static final double BEYOND_ATR = 0.05;
  static final int BARS = 2;
  private static final int KEPT = 8;

  private final BarWindow bars;
  private final Swings[] swings;
  private final Breaks[] breaks;
  private final Levels levels;
  private final Pools pools;
  private final ObjectRing ring;
  private final Excursions out;
  private int newestHigh = -1;
  private int newestLow = -1;

  /** No bar before this one forgets any. */
  private int forgetAt;

  Sweeps(BarWindow bars, Swings[] swings, Breaks[] breaks, Levels levels, Pools pools) {
    this.bars = bars;
    this.swings = swings;
    this.breaks = breaks;
    this.levels = levels;
    this.pools = pools;
    this.ring = new ObjectRing(bars, null, KEPT);
    this.out = new Excursions();
  }

  /** Called before anything else has seen the newest bar, so that all levels are older than it. */
  void update() {
    int now = bars.newest();
    if (now >= forgetAt) {
      forgetAt = ring.forget();
    }
    if (now == 0) {
      return;
    }
    settle(now);
    double buffer = BEYOND_ATR * bars.atr();
    if (!Double.isNaN(buffer)) {
      start(Extreme.HIGH, now, buffer);
      start(Extreme.LOW, now, buffer);
    }
  }

  private void settle(int now) {
    int kept = 0;
    for (int i = 0; i < out.size(); i++) {
      out.reach(i, bars.extreme(out.side(i), now));
      if (!settled(i, now) && now < out.start(i) + BARS) {
        out.keep(kept++, i);
      }
    }
    out.truncate(kept);
  }

  private boolean settled(int i, int now) {
    Extreme side = out.side(i);
    double price = out.price(i);
    if (side.beyond(bars.close(now), price) > 0) {
      return false;
    }
    int start = out.start(i);
    double extreme = out.extreme(i);
    int n =
        ring.append(
            StructureKind.SWEEP, side.sign(), start, bars.openNanos(start),
            Math.min(price, extreme), Math.max(price, extreme));
    ring.detail(n, price, 0, out.sourceId(i));
    if (side == Extreme.HIGH) {
      newestHigh = n;
    } else {
      newestLow = n;
    }
    if (out.pivot(i)) {
      for (Breaks each : breaks) {
        each.fail(out.sourceId(i), start);
      }
    }
    return true;
  }

  private void start(Extreme side, int now, double buffer) {
    double inside = bars.close(now - 1);
    double wick = bars.extreme(side, now);
    if (!(side.beyond(wick, inside) > 0)) {
      return;
    }
    for (Swings each : swings) {
      NewestPivot pivot = each.pivot(side);
      if (pivot.number >= 0 && !pivot.broken) {
        test(side, now, buffer, pivot.price, pivot.id, true);
      }
    }
    startAtLevels(side, now, buffer, inside, wick);
    for (int i = 0; i < pools.liveCount(); i++) {
      if (pools.liveSide(i) == side) {
        test(side, now, buffer, pools.liveExtreme(i), pools.liveId(i), false);
      }
    }
  }

  /** Of the clusters only those between the last close and the wick, give or take one. */
  private void startAtLevels(Extreme side, int now, double buffer, double inside, double wick) {
    int clusters = levels.clusterCount();
    if (side == Extreme.HIGH) {
      for (int at = Math.max(0, levels.ceiling(inside) - 1);
          at < clusters && levels.centre(at) < wick; at++) {
        test(side, now, buffer, levels.high(at), levels.id(at), false);
      }
    } else {
      for (int at = Math.min(clusters - 1, levels.ceiling(inside));
          at >= 0 && levels.centre(at) > wick; at--) {
        test(side, now, buffer, levels.low(at), levels.id(at), false);
      }
    }
    for (int at = clusters; at < levels.liveCount(); at++) {
      double edge = side == Extreme.HIGH ? levels.high(at) : levels.low(at);
      test(side, now, buffer, edge, levels.id(at), false);
    }
  }

  private void test(
      Extreme side, int now, double buffer, double price, int sourceId, boolean pivot) {
    double wick = bars.extreme(side, now);
    double beyond = side.beyond(wick, price);
    if (beyond > 0 && beyond >= buffer && side.beyond(bars.close(now - 1), price) <= 0) {
      out.add(side, price, sourceId, pivot, now, wick);
      int i = out.size() - 1;
      if (settled(i, now)) {
        out.truncate(i);
      }
    }
  }

  /** Number of sweeps so far. */
  public int count() {
    return ring.end();
  }

  /** Number of the newest sweep, -1 if there is none. */
  public int newest() {
    return ring.end() - 1;
  }

  /** Number of the newest sweep of highs, or of lows; -1 if there is none or it is not held. */
  public int newest(Extreme side) {
    int n = side == Extreme.HIGH ? newestHigh : newestLow;
    return ring.holds(n) ? n : -1;
  }

  /**
   * Number of the newest sweep of one pivot, level or pool, not older than a bar; -1 if there is
   * none.
   *
   * @param sourceId id of what was swept
   * @param fromBar earliest bar at which the sweep may have become known
   */
  public int newest(int sourceId, int fromBar) {
    for (int n = newest(); ring.holds(n) && ring.knownAt(n) >= fromBar; n--) {
      if (ring.sourceId(n) == sourceId) {
        return n;
      }
    }
    return -1;
  }

  /** Whether a sweep of this number is still held. */
  public boolean holds(int n) {
    return ring.holds(n);
  }

  /** HIGH: the wick went above, price came back down. */
  public Extreme side(int n) {
    return ring.sign(n) > 0 ? Extreme.HIGH : Extreme.LOW;
  }

  /** Price of what was swept: the pivot, the edge of the level, the extreme of the pool. */
  public double level(int n) {
    return ring.value(n);
  }

  /** The farthest price beyond the level. */
  public double extreme(int n) {
    return ring.sign(n) > 0 ? ring.high(n) : ring.low(n);
  }

  /** Bar of the first wick beyond the level. */
  public int startIndex(int n) {
    return ring.pivotIndex(n);
  }

  /** Bar that closed back inside, from which on the sweep is known: at most 2 after the start. */
  public int knownAt(int n) {
    return ring.knownAt(n);
  }

  /** Id of the pivot, level or pool that was swept. */
  public int sourceId(int n) {
    return ring.sourceId(n);
  }

  /** Id of the sweep among all objects of its structure. */
  public int id(int n) {
    return ring.id(n);
  }

  /** The sweep as a value. */
  public StructureObject object(int n) {
    return ring.view(n);
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  void save(StateWriter writer) throws IOException {
    ring.save(writer);
    out.save(writer);
    writer.integer(newestHigh).integer(newestLow);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    out.restore(in);
    newestHigh = in.integer();
    newestLow = in.integer();
  }
}
