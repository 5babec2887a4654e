// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The swing highs and lows of one size, each known only as many bars after its pivot as the size
 * says.
 *
 * <p>At bar t, p = t - size: a high leg if the high of p is above all highs after it, else a low
 * leg if its low is below all lows after it, else the leg stays. A pivot is given only when the leg
 * turns, so highs and lows alternate; a later higher high in the same leg gives none.
 *
 * <p>A swing is named by its number, counted from 0 over both sides; numbers do not change. The
 * accessors throw {@link IndexOutOfBoundsException} for a number that is not held.
 *
 * <p>Threading: read by the writer of its {@link MarketStructure} only.
 */
public final class Swings {

  /** A pivot of less strength is minor and is ignored for the trend. */
  public static final double MINOR_STRENGTH = 1.0;

  private static final int KEPT = 24;

  private final BarWindow bars;
  private final int span;
  private final ObjectRing ring;
  private final NewestPivot high;
  private final NewestPivot low;

  /** Number of the newest pivot. */
  private int newest = -1;

  /** No bar before this one forgets a pivot. */
  private int forgetAt;
  private final double breakBuffer;
  private @Nullable Extreme leg;
  private boolean added;

  Swings(BarWindow bars, SwingSize size, StructureConfig config) {
    this.bars = bars;
    this.span = config.span(size);
    this.breakBuffer = config.breakBuffer();
    this.ring = new ObjectRing(bars, size, KEPT);
    this.high = new NewestPivot(bars, Extreme.HIGH, span);
    this.low = new NewestPivot(bars, Extreme.LOW, span);
  }

  void update() {
    int now = bars.newest();
    if (now >= forgetAt) {
      forgetAt = ring.forget();
    }
    added = false;
    boolean top = high.peaks(now);
    boolean bottom = low.peaks(now);
    if (now - span < 0) {
      return;
    }
    if (top) {
      turn(Extreme.HIGH, now - span);
    } else if (bottom) {
      turn(Extreme.LOW, now - span);
    }
  }

  private void turn(Extreme side, int pivot) {
    if (side == leg) {
      return;
    }
    leg = side;
    double price = bars.extreme(side, pivot);
    double atr = bars.atr();
    int opposite = newest();
    double strength = opposite < 0 ? Double.NaN : Math.abs(price - price(opposite)) / atr;
    int n =
        ring.append(
            StructureKind.PIVOT, side.sign(), pivot, bars.openNanos(pivot), price, price);
    ring.detail(n, strength, 0, -1);
    double buffer = Double.isNaN(atr) ? 0 : breakBuffer * atr;
    NewestPivot of = of(side);
    of.number = n;
    of.id = ring.id(n);
    of.broken = false;
    of.price = price;
    of.strength = strength;
    of.threshold = price + side.sign() * buffer;
    if (strength >= MINOR_STRENGTH) {
      of.majorBefore = of.major;
      of.major = price;
    }
    newest = n;
    added = true;
  }

  private NewestPivot of(Extreme side) {
    return side == Extreme.HIGH ? high : low;
  }

  /** Number of pivots confirmed so far, both sides together. */
  public int count() {
    return newest + 1;
  }

  /** Number of the newest confirmed pivot, -1 if there is none. */
  public int newest() {
    return newest;
  }

  /** Number of the newest confirmed pivot of a side, -1 if there is none. */
  public int newest(Extreme side) {
    return of(side).number;
  }

  /** Number of the pivot before this one on the same side, -1 if there is none or not held. */
  public int previous(int n) {
    return ring.holds(n - 2) ? n - 2 : -1;
  }

  /** Whether a swing of this number is still held. */
  public boolean holds(int n) {
    return ring.holds(n);
  }

  public Extreme side(int n) {
    return ring.sign(n) > 0 ? Extreme.HIGH : Extreme.LOW;
  }

  public double price(int n) {
    return ring.low(n);
  }

  /** Price of the newest confirmed pivot of a side, NaN if there is none. */
  public double newestPrice(Extreme side) {
    return of(side).price;
  }

  /** Strength of the newest confirmed pivot of a side, NaN if there is none or it is unknown. */
  public double newestStrength(Extreme side) {
    return of(side).strength;
  }

  /** Bar of the pivot itself. */
  public int pivotIndex(int n) {
    return ring.pivotIndex(n);
  }

  /** Bar at whose close the pivot was confirmed. */
  public int knownAt(int n) {
    return ring.knownAt(n);
  }

  /**
   * Distance from the pivot before, in ATR of the bar that confirmed this one; NaN if unknown.
   */
  public double strength(int n) {
    return ring.value(n);
  }

  /** Whether a close has gone beyond its threshold while it was the newest of its side. */
  public boolean broken(int n) {
    return ring.state(n) == ObjectState.BROKEN;
  }

  /** Id of the pivot among all objects of its structure. */
  public int id(int n) {
    return ring.id(n);
  }

  /** The pivot as a value. */
  public StructureObject object(int n) {
    return ring.view(n);
  }

  /**
   * Where the close stands between the newest low and the newest high: 0 at or below the low, 1 at
   * or above the high; NaN if one is missing or the low is not below the high.
   */
  public double rangePosition() {
    if (!(high.price > low.price)) {
      return Double.NaN;
    }
    double position = (bars.close(bars.newest()) - low.price) / (high.price - low.price);
    return Math.min(1, Math.max(0, position));
  }

  /** Whether the newest bar confirmed a pivot: {@link #newest()}. */
  boolean added() {
    return added;
  }

  /** Whether the last two pivots of a side that are not minor move in this direction. */
  boolean majorsMove(Extreme side, Direction direction) {
    NewestPivot of = of(side);
    return direction == Direction.UP ? of.major > of.majorBefore : of.major < of.majorBefore;
  }

  /** What the newest pivot of a side is. */
  NewestPivot pivot(Extreme side) {
    return of(side);
  }

  /** A close went beyond the newest pivot of a side. */
  void breakNewest(Extreme side) {
    ring.change(of(side).number, ObjectState.BROKEN);
    of(side).broken = true;
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  void save(StateWriter out) throws IOException {
    ring.save(out);
    high.save(out);
    low.save(out);
    out.integer(leg == null ? 0 : leg.sign()).flag(added);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    high.restore(in, ring);
    low.restore(in, ring);
    newest = ring.end() - 1;
    int sign = in.integer(-1, 1);
    leg = sign == 0 ? null : sign > 0 ? Extreme.HIGH : Extreme.LOW;
    added = in.flag();
  }
}
