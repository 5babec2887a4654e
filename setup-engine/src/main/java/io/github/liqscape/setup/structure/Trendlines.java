// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;

/**
 * Trendlines through at least three SWING pivots of one side among its last twelve.
 *
 * <p>When a pivot is confirmed, lines are tried through it and each earlier pivot, the touches being
 * the pivots at most 0.25 ATR away, ATR of the confirming bar. A line counts if no close since its
 * first touch is beyond it by more than 0.25 ATR; the one with most touches is taken, the longest of
 * equals. It is never fitted again: a later line with the same first touch supersedes it. BROKEN by
 * a close beyond it by more than 0.25 ATR of that bar. Time is counted in bars.
 *
 * <p>A line is named by its number, counted from 0. The accessors throw {@link
 * IndexOutOfBoundsException} for a number that is not held.
 *
 * <p>Threading: read by the writer of its {@link MarketStructure} only.
 */
public final class Trendlines {

  static final double TOLERANCE_ATR = 0.25;
  static final int PIVOTS = 12;
  static final int TOUCHES = 3;

  private final BarWindow bars;
  private final Swings swings;
  private final ObjectRing ring;
  private final LiveObjects live = new LiveObjects();

  /** No bar before this one forgets any. */
  private int forgetAt;

  Trendlines(BarWindow bars, Swings swings) {
    this.bars = bars;
    this.swings = swings;
    this.ring = new ObjectRing(bars, SwingSize.SWING, 0);
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
    if (swings.added() && !Double.isNaN(bars.atr())) {
      appear(swings.newest());
    }
  }

  private void test() {
    double tolerance = TOLERANCE_ATR * bars.atr();
    double close = bars.close(bars.newest());
    int kept = 0;
    for (int i = 0; i < live.size(); i++) {
      if (liveSide(i).beyond(close, livePrice(i)) > tolerance) {
        ring.change(live.number(i), ObjectState.BROKEN);
      } else {
        live.keep(kept++, i);
      }
    }
    live.truncate(kept);
  }

  private void appear(int last) {
    int best = -1;
    int most = TOUCHES - 1;
    for (int first = last - 2 * (PIVOTS - 1); first <= last - 4; first += 2) {
      if (!swings.holds(first) || swings.pivotIndex(first) < bars.oldest()) {
        continue;
      }
      int touches = touches(first, last);
      if (touches > most && holds(first, last)) {
        best = first;
        most = touches;
      }
    }
    if (best >= 0) {
      add(best, last, most);
    }
  }

  private int touches(int first, int last) {
    double slope = slope(first, last);
    int touches = 2;
    for (int m = first + 2; m < last; m += 2) {
      double line = swings.price(first)
          + slope * (swings.pivotIndex(m) - swings.pivotIndex(first));
      if (Math.abs(swings.price(m) - line) <= TOLERANCE_ATR * bars.atr()) {
        touches++;
      }
    }
    return touches;
  }

  private boolean holds(int first, int last) {
    Extreme side = swings.side(first);
    double slope = slope(first, last);
    double price = swings.price(first);
    double tolerance = TOLERANCE_ATR * bars.atr();
    int start = swings.pivotIndex(first);
    for (int i = start + 1; i <= bars.newest(); i++) {
      if (side.beyond(bars.close(i), price + slope * (i - start)) > tolerance) {
        return false;
      }
    }
    return true;
  }

  private double slope(int first, int last) {
    return (swings.price(last) - swings.price(first))
        / (swings.pivotIndex(last) - swings.pivotIndex(first));
  }

  private void add(int first, int last, int touches) {
    Extreme side = swings.side(first);
    int start = swings.pivotIndex(first);
    int added =
        ring.append(
            StructureKind.TRENDLINE, side.sign(), start, bars.openNanos(start),
            swings.price(first), swings.price(last));
    ring.detail(added, slope(first, last), touches, -1);
    int kept = 0;
    for (int i = 0; i < live.size(); i++) {
      if (liveSide(i) == side && live.pivotIndex(i) == start) {
        ring.supersede(live.number(i), ring.id(added));
      } else {
        live.keep(kept++, i);
      }
    }
    live.truncate(kept);
    live.add(added, ring);
  }

  private Extreme liveSide(int i) {
    return live.sign(i) > 0 ? Extreme.HIGH : Extreme.LOW;
  }

  /**
   * Price now of an ACTIVE line.
   *
   * @param i position in [0, {@link #liveCount()}), oldest first
   */
  public double livePrice(int i) {
    return live.low(i) + live.value(i) * (bars.newest() - live.pivotIndex(i));
  }

  /** Number of lines so far. */
  public int count() {
    return ring.end();
  }

  /** Number of lines that are ACTIVE. */
  public int liveCount() {
    return live.size();
  }

  /**
   * Number of such a line.
   *
   * @param i position in [0, {@link #liveCount()}), oldest first
   */
  public int live(int i) {
    return live.number(i);
  }

  /** Id of the line at a position in [0, {@link #liveCount()}). */
  public int liveId(int i) {
    return live.id(i);
  }

  /** Number of the ACTIVE line whose price now is nearest to the close; -1 if there is none. */
  public int nearest() {
    int i = nearestLive();
    return i < 0 ? -1 : live.number(i);
  }

  /** The same as {@link #nearest()}, as a position in [0, {@link #liveCount()}); -1 if none. */
  public int nearestLive() {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < live.size(); i++) {
      double distance = Math.abs(livePrice(i) - bars.close(bars.newest()));
      if (distance < least) {
        nearest = i;
        least = distance;
      }
    }
    return nearest;
  }

  /** HIGH for a line over highs, LOW for one under lows. */
  public Extreme side(int n) {
    return ring.sign(n) > 0 ? Extreme.HIGH : Extreme.LOW;
  }

  /** Price of the line at the newest bar. */
  public double price(int n) {
    return price(n, bars.newest());
  }

  /** Price of the line at a bar, which may lie ahead. */
  public double price(int n, int bar) {
    return ring.low(n) + ring.value(n) * (bar - ring.pivotIndex(n));
  }

  /** Price per bar. */
  public double slope(int n) {
    return ring.value(n);
  }

  /** Number of touches, at least 3. */
  public int touches(int n) {
    return ring.count(n);
  }

  /** ACTIVE, BROKEN or SUPERSEDED. */
  public ObjectState state(int n) {
    return ring.state(n);
  }

  /** Bar that confirmed the last touch. */
  public int knownAt(int n) {
    return ring.knownAt(n);
  }

  /** Id of the line among all objects of its structure. */
  public int id(int n) {
    return ring.id(n);
  }

  /** The line as a value. */
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
