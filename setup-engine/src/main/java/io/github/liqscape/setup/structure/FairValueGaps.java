// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Fair value gaps: prices that the middle one of three candles jumped over.
 *
 * <p>At bar t an UP gap if the high of t-2 is below the low of t and bar t-1 closed above its open;
 * the gap lies between the two. DOWN is the mirror image. OPEN becomes TOUCHED when a wick reaches
 * the near edge, FILLED when one reaches the far edge, INVERTED when a close goes beyond it. A gap
 * is a feature, not a trigger.
 *
 * <p>A gap is named by its number, counted from 0. The accessors throw {@link
 * IndexOutOfBoundsException} for a number that is not held.
 *
 * <p>Threading: read by the writer of its {@link MarketStructure} only.
 */
public final class FairValueGaps {

  private final BarWindow bars;
  private final ObjectRing ring;
  private final WatchedGaps watched = new WatchedGaps();

  /** What a low, or a high, must reach before any gap below, or above, is touched or filled. */
  private double lowKey = Double.NEGATIVE_INFINITY;

  private double highKey = Double.POSITIVE_INFINITY;

  /** What a close must go beyond before any of them is inverted. */
  private double closeBelow = Double.NEGATIVE_INFINITY;

  private double closeAbove = Double.POSITIVE_INFINITY;

  /** No bar before this one forgets any. */
  private int forgetAt;

  FairValueGaps(BarWindow bars) {
    this.bars = bars;
    this.ring = new ObjectRing(bars, null, 0);
  }

  void update() {
    int now = bars.newest();
    if (now >= forgetAt) {
      forgetAt = ring.forget();
      watched.forget(ring);
    }
    double close = bars.close(now);
    if (bars.low(now) <= lowKey || bars.high(now) >= highKey
        || close < closeBelow || close > closeAbove) {
      test(now);
    }
    if (now >= 2) {
      appear(now);
    }
  }

  private void test(int now) {
    lowKey = Double.NEGATIVE_INFINITY;
    highKey = Double.POSITIVE_INFINITY;
    closeBelow = Double.NEGATIVE_INFINITY;
    closeAbove = Double.POSITIVE_INFINITY;
    int kept = 0;
    for (int i = 0; i < watched.size(); i++) {
      ObjectState before = watched.state(i);
      ObjectState after = after(i, before, now);
      if (after != before) {
        ring.change(watched.number[i], after);
        watched.change(i, after);
      }
      if (after != ObjectState.INVERTED) {
        await(i);
        if (kept < i) {
          watched.keep(kept, i);
        }
        kept++;
      }
    }
    watched.truncate(kept);
  }

  private ObjectState after(int i, ObjectState before, int now) {
    int sign = watched.sign[i];
    double far = sign * far(i);
    double wick = sign > 0 ? bars.low(now) : -bars.high(now);
    if (sign * bars.close(now) < far) {
      return ObjectState.INVERTED;
    }
    if (before == ObjectState.FILLED || wick <= far) {
      return ObjectState.FILLED;
    }
    return before == ObjectState.TOUCHED || wick <= sign * near(i) ? ObjectState.TOUCHED : before;
  }

  private void await(int i) {
    boolean filled = watched.is(i, ObjectState.FILLED);
    double edge = watched.is(i, ObjectState.OPEN) ? near(i) : far(i);
    if (watched.sign[i] > 0) {
      closeBelow = filled ? Math.max(closeBelow, edge) : closeBelow;
      lowKey = filled ? lowKey : Math.max(lowKey, edge);
    } else {
      closeAbove = filled ? Math.min(closeAbove, edge) : closeAbove;
      highKey = filled ? highKey : Math.min(highKey, edge);
    }
  }

  private void appear(int now) {
    double body = bars.close(now - 1) - bars.open(now - 1);
    if (body > 0 && bars.high(now - 2) < bars.low(now)) {
      add(1, now, bars.high(now - 2), bars.low(now));
    } else if (body < 0 && bars.low(now - 2) > bars.high(now)) {
      add(-1, now, bars.high(now), bars.low(now - 2));
    }
  }

  private void add(int sign, int now, double from, double to) {
    int n =
        ring.append(
            StructureKind.FAIR_VALUE_GAP, sign, now - 2, bars.openNanos(now - 2), from, to);
    watched.add(n, ring);
    await(watched.size() - 1);
  }

  /** Number of gaps so far. */
  public int count() {
    return ring.end();
  }

  /** Number of gaps that are not INVERTED or forgotten. */
  public int liveCount() {
    return watched.size();
  }

  /**
   * Number of such a gap.
   *
   * @param i position in [0, {@link #liveCount()}), oldest first
   */
  public int live(int i) {
    return watched.at(i);
  }

  /**
   * Number of the OPEN or TOUCHED gap whose interval is nearest to the close, the newest of equally
   * near ones; -1 if there is none.
   */
  public int nearest() {
    int i = nearestLive();
    return i < 0 ? -1 : watched.number[i];
  }

  /** The same as {@link #nearest()}, as a position in [0, {@link #liveCount()}); -1 if none. */
  public int nearestLive() {
    double close = bars.newest() < 0 ? Double.NaN : bars.close(bars.newest());
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = watched.size() - 1; i >= 0; i--) {
      double distance = Math.max(0, Math.max(watched.low[i] - close, close - watched.high[i]));
      if (distance < least && !watched.is(i, ObjectState.FILLED)) {
        nearest = i;
        least = distance;
      }
    }
    return nearest;
  }

  /**
   * Position of the first live gap that is OPEN or TOUCHED and meets an interval, {@link
   * #liveCount()} if there is none.
   *
   * @param position where to begin, in [0, {@link #liveCount()}]
   */
  public int nextMeeting(int position, double from, double to) {
    int i = position;
    while (i < watched.size()
        && (watched.low[i] > to || watched.high[i] < from
            || watched.is(i, ObjectState.FILLED))) {
      i++;
    }
    return i;
  }

  /** Id of the live gap at a position in [0, {@link #liveCount()}). */
  public int liveId(int i) {
    return watched.id[Objects.checkIndex(i, watched.size())];
  }

  /** Lower edge of the live gap at a position in [0, {@link #liveCount()}). */
  public double liveLow(int i) {
    return watched.low[Objects.checkIndex(i, watched.size())];
  }

  /** Upper edge of the live gap at a position in [0, {@link #liveCount()}). */
  public double liveHigh(int i) {
    return watched.high[Objects.checkIndex(i, watched.size())];
  }

  public Direction direction(int n) {
    return ring.sign(n) > 0 ? Direction.UP : Direction.DOWN;
  }

  public double low(int n) {
    return ring.low(n);
  }

  public double high(int n) {
    return ring.high(n);
  }

  /** OPEN, TOUCHED, FILLED or INVERTED. */
  public ObjectState state(int n) {
    return ring.state(n);
  }

  /** Bar of the third candle, at whose close the gap became known. */
  public int knownAt(int n) {
    return ring.knownAt(n);
  }

  /** Id of the gap among all objects of its structure. */
  public int id(int n) {
    return ring.id(n);
  }

  /** The gap as a value. */
  public StructureObject object(int n) {
    return ring.view(n);
  }

  private double near(int i) {
    return watched.sign[i] > 0 ? watched.high[i] : watched.low[i];
  }

  private double far(int i) {
    return watched.sign[i] > 0 ? watched.low[i] : watched.high[i];
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  void save(StateWriter out) throws IOException {
    ring.save(out);
    watched.save(out);
    out.decimal(lowKey).decimal(highKey).decimal(closeBelow).decimal(closeAbove);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    watched.restore(in, ring);
    lowKey = in.decimal();
    highKey = in.decimal();
    closeBelow = in.decimal();
    closeAbove = in.decimal();
  }
}
