// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;

/**
 * Liquidity pools: equal highs or equal lows, beyond which stops are likely to rest.
 *
 * <p>A pool is made of at least two confirmed INTERNAL pivots of one side that lie within 0.10 ATR
 * of the newest, ATR of the bar that confirmed the newest, and were confirmed at most 500 bars
 * before it; no wick in between has passed their extreme by 0.05 ATR. A further member makes a new
 * pool, which supersedes those whose interval it meets. SWEPT when a wick passes the extreme by
 * 0.05 ATR, EXPIRED after 500 bars.
 *
 * <p>A pool is named by its number, counted from 0. The accessors throw {@link
 * IndexOutOfBoundsException} for a number that is not held.
 *
 * <p>Threading: read by the writer of its {@link MarketStructure} only.
 */
public final class Pools {

  static final double BAND_ATR = 0.10;
  static final double PASS_ATR = 0.05;
  static final int MAX_AGE = 500;

  private final BarWindow bars;
  private final Swings swings;
  private final ObjectRing ring;
  private final LiveObjects live = new LiveObjects();

  /** No bar before this one forgets any. */
  private int forgetAt;

  Pools(BarWindow bars, Swings internal) {
    this.bars = bars;
    this.swings = internal;
    this.ring = new ObjectRing(bars, SwingSize.INTERNAL, 0);
  }

  /** Called after the swings of the newest bar. */
  void update() {
    if (bars.newest() >= forgetAt) {
      forgetAt = ring.forget();
      live.forget(ring);
    }
    if (live.size() > 0) {
      test();
    }
    if (swings.added()) {
      appear(swings.newest());
    }
  }

  private void test() {
    int now = bars.newest();
    double pass = PASS_ATR * bars.atr();
    int kept = 0;
    for (int i = 0; i < live.size(); i++) {
      Extreme side = liveSide(i);
      double beyond = side.beyond(bars.extreme(side, now), liveExtreme(i));
      if (beyond > 0 && beyond >= pass) {
        ring.change(live.number(i), ObjectState.SWEPT);
      } else if (now - live.knownAt(i) > MAX_AGE) {
        ring.change(live.number(i), ObjectState.EXPIRED);
      } else {
        live.keep(kept++, i);
      }
    }
    live.truncate(kept);
  }

  private void appear(int newest) {
    double atr = bars.atr();
    if (Double.isNaN(atr)) {
      return;
    }
    Extreme side = swings.side(newest);
    double price = swings.price(newest);
    double low = price;
    double high = price;
    int members = 1;
    int bar = bars.newest();
    double reached = bars.extreme(side, bar);
    for (int m = newest - 2; swings.holds(m) && bars.newest() - swings.knownAt(m) <= MAX_AGE;
        m -= 2) {
      while (bar > swings.pivotIndex(m) + 1) {
        bar--;
        double at = bars.extreme(side, bar);
        reached = side == Extreme.HIGH ? Math.max(reached, at) : Math.min(reached, at);
      }
      if (side.beyond(reached, price) > (BAND_ATR + PASS_ATR) * atr) {
        break;
      }
      double member = swings.price(m);
      if (Math.abs(member - price) > BAND_ATR * atr) {
        continue;
      }
      double from = Math.min(low, member);
      double to = Math.max(high, member);
      if (side.beyond(reached, side == Extreme.HIGH ? to : from) < PASS_ATR * atr) {
        low = from;
        high = to;
        members++;
      }
    }
    if (members >= 2) {
      add(side, newest, low, high, members);
    }
  }

  private void add(Extreme side, int newest, double low, double high, int members) {
    int pivot = swings.pivotIndex(newest);
    int added =
        ring.append(
            StructureKind.POOL, side.sign(), pivot, bars.openNanos(pivot), low, high);
    ring.detail(added, Double.NaN, members, -1);
    int kept = 0;
    for (int i = 0; i < live.size(); i++) {
      if (liveSide(i) == side && live.low(i) <= high && live.high(i) >= low) {
        ring.supersede(live.number(i), ring.id(added));
      } else {
        live.keep(kept++, i);
      }
    }
    live.truncate(kept);
    live.add(added, ring);
  }

  /** Number of pools so far. */
  public int count() {
    return ring.end();
  }

  /** Number of pools that are ACTIVE. */
  public int liveCount() {
    return live.size();
  }

  /**
   * Number of such a pool.
   *
   * @param i position in [0, {@link #liveCount()}), oldest first
   */
  public int live(int i) {
    return live.number(i);
  }

  /** Side of the live pool at a position in [0, {@link #liveCount()}). */
  public Extreme liveSide(int i) {
    return live.sign(i) > 0 ? Extreme.HIGH : Extreme.LOW;
  }

  /** The highest high or lowest low of the live pool at a position. */
  public double liveExtreme(int i) {
    return live.sign(i) > 0 ? live.high(i) : live.low(i);
  }

  /** Lower edge of the live pool at a position. */
  public double liveLow(int i) {
    return live.low(i);
  }

  /** Upper edge of the live pool at a position. */
  public double liveHigh(int i) {
    return live.high(i);
  }

  /** Id of the live pool at a position. */
  public int liveId(int i) {
    return live.id(i);
  }

  /**
   * Number of the ACTIVE pool of highs, or of lows, whose extreme is nearest to the close; -1 if
   * there is none. Pools of highs lie above price and pools of lows below it, but for the 0.05 ATR
   * by which a wick may pass them.
   */
  public int nearest(Extreme side) {
    int i = nearestLive(side);
    return i < 0 ? -1 : live.number(i);
  }

  /** The same as {@link #nearest}, as a position in [0, {@link #liveCount()}); -1 if none. */
  public int nearestLive(Extreme side) {
    int nearest = -1;
    for (int i = 0; i < live.size(); i++) {
      if (liveSide(i) == side
          && (nearest < 0 || side.beyond(liveExtreme(nearest), liveExtreme(i)) > 0)) {
        nearest = i;
      }
    }
    return nearest;
  }

  public Extreme side(int n) {
    return ring.sign(n) > 0 ? Extreme.HIGH : Extreme.LOW;
  }

  /** The highest high or lowest low of the members. */
  public double extreme(int n) {
    return ring.sign(n) > 0 ? ring.high(n) : ring.low(n);
  }

  public double low(int n) {
    return ring.low(n);
  }

  public double high(int n) {
    return ring.high(n);
  }

  /** Number of members, at least 2. */
  public int members(int n) {
    return ring.count(n);
  }

  /** ACTIVE, SWEPT, SUPERSEDED or EXPIRED. */
  public ObjectState state(int n) {
    return ring.state(n);
  }

  /** Bar that confirmed the newest member. */
  public int knownAt(int n) {
    return ring.knownAt(n);
  }

  /** Id of the pool among all objects of its structure. */
  public int id(int n) {
    return ring.id(n);
  }

  /** The pool as a value. */
  public StructureObject object(int n) {
    return ring.view(n);
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  void save(StateWriter out) throws IOException {
    ring.save(out);
    live.save(out);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    live.restore(in, ring);
  }
}
