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
  private final SlidingExtreme highs;
  private final SlidingExtreme lows;
  private final double[] thresholds = {Double.NaN, Double.NaN};
  private final double[] major = {Double.NaN, Double.NaN};
  private final double[] majorBefore = {Double.NaN, Double.NaN};
  private final double breakBuffer;
  private @Nullable Extreme leg;
  private boolean added;

  Swings(BarWindow bars, SwingSize size, StructureConfig config) {
    this.bars = bars;
    this.span = config.span(size);
    this.breakBuffer = config.breakBuffer();
    this.ring = new ObjectRing(bars, size, KEPT);
    this.highs = new SlidingExtreme(span, true);
    this.lows = new SlidingExtreme(span, false);
  }

  void update() {
    ring.forget();
    added = false;
    int now = bars.newest();
    highs.add(now, bars.high(now));
    lows.add(now, bars.low(now));
    int pivot = now - span;
    if (pivot < 0) {
      return;
    }
    if (highs.leads(pivot)) {
      turn(Extreme.HIGH, pivot);
    } else if (lows.leads(pivot)) {
      turn(Extreme.LOW, pivot);
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
    thresholds[side.ordinal()] = price + side.sign() * buffer;
    if (strength >= MINOR_STRENGTH) {
      majorBefore[side.ordinal()] = major[side.ordinal()];
      major[side.ordinal()] = price;
    }
    added = true;
  }

  /** Number of pivots confirmed so far, both sides together. */
  public int count() {
    return ring.end();
  }

  /** Number of the newest confirmed pivot, -1 if there is none. */
  public int newest() {
    return ring.end() - 1;
  }

  /** Number of the newest confirmed pivot of a side, -1 if there is none. */
  public int newest(Extreme side) {
    int n = newest();
    return n < 0 || side(n) == side ? n : before(n);
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
    int high = newest(Extreme.HIGH);
    int low = newest(Extreme.LOW);
    if (high < 0 || low < 0 || !(price(high) > price(low))) {
      return Double.NaN;
    }
    double position = (bars.close(bars.newest()) - price(low)) / (price(high) - price(low));
    return Math.min(1, Math.max(0, position));
  }

  /** Whether the newest bar confirmed a pivot: {@link #newest()}. */
  boolean added() {
    return added;
  }

  /** What a close must go beyond to break the newest pivot of a side; NaN if there is none. */
  double threshold(Extreme side) {
    return thresholds[side.ordinal()];
  }

  /** Whether the last two pivots of a side that are not minor move in this direction. */
  boolean majorsMove(Extreme side, Direction direction) {
    int s = side.ordinal();
    return direction == Direction.UP ? major[s] > majorBefore[s] : major[s] < majorBefore[s];
  }

  void markBroken(int n) {
    ring.change(n, ObjectState.BROKEN);
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  private int before(int n) {
    return ring.holds(n - 1) ? n - 1 : -1;
  }

  void save(StateWriter out) throws IOException {
    ring.save(out);
    highs.save(out);
    lows.save(out);
    out.decimals(thresholds).decimals(major).decimals(majorBefore);
    out.integer(leg == null ? 0 : leg.sign()).flag(added);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    highs.restore(in);
    lows.restore(in);
    Saved.decimals(in, thresholds);
    Saved.decimals(in, major);
    Saved.decimals(in, majorBefore);
    int sign = in.integer(-1, 1);
    leg = sign == 0 ? null : sign > 0 ? Extreme.HIGH : Extreme.LOW;
    added = in.flag();
  }
}
