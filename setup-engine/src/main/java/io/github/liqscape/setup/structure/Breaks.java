// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The breaks of structure (BOS) and changes of character (CHoCH) of one size.
 *
 * <p>The threshold of a pivot is its price plus (for a high) or minus (for a low) the break buffer
 * times the ATR of the bar that confirmed it, fixed then; without an ATR it is the price. A break
 * is the first close beyond the threshold of the newest high or low; older pivots no longer count.
 * It is a CHOCH if the bias was opposite, else a BOS, and the bias then has its direction. Up is
 * tested before down, at most one break a bar.
 *
 * <p>A break is named by its number, counted from 0; numbers do not change. The accessors throw
 * {@link IndexOutOfBoundsException} for a number that is not held.
 *
 * <p>Threading: read by the writer of its {@link MarketStructure} only.
 */
public final class Breaks {

  private static final int KEPT = 8;

  private final BarWindow bars;
  private final Swings swings;
  private final ObjectRing ring;
  private final Legs legs;
  private final int[] newestOf = {-1, -1};
  private final double[] newestPrice = {Double.NaN, Double.NaN};
  private @Nullable Direction bias;
  private boolean added;

  Breaks(BarWindow bars, SwingSize size, Swings swings) {
    this.bars = bars;
    this.swings = swings;
    this.ring = new ObjectRing(bars, size, KEPT);
    this.legs = new Legs(bars);
  }

  void update() {
    ring.forget();
    legs.update();
    added = broke(Direction.UP) || broke(Direction.DOWN);
  }

  private boolean broke(Direction direction) {
    Extreme side = direction.breaks();
    int pivot = swings.newest(side);
    if (pivot < 0 || swings.broken(pivot)) {
      return false;
    }
    int now = bars.newest();
    double threshold = swings.threshold(side);
    if (!(side.beyond(bars.close(now), threshold) > 0)) {
      return false;
    }
    swings.markBroken(pivot);
    boolean turned = bias == direction.opposite();
    StructureKind kind = turned ? StructureKind.CHOCH : StructureKind.BOS;
    double price = swings.price(pivot);
    int n = ring.append(kind, direction.sign(), now, bars.openNanos(now), price, price);
    ring.detail(n, threshold, 0, swings.id(pivot));
    newestOf[direction.ordinal()] = n;
    newestPrice[direction.ordinal()] = price;
    bias = direction;
    legs.broke(direction, turned);
    return true;
  }

  /** Number of breaks so far. */
  public int count() {
    return ring.end();
  }

  /** Number of the newest break, -1 if there is none. */
  public int newest() {
    return ring.end() - 1;
  }

  /** Number of the newest break in a direction, -1 if there is none or it is not held. */
  public int newest(Direction direction) {
    int n = newestOf[direction.ordinal()];
    return ring.holds(n) ? n : -1;
  }

  /** Whether a break of this number is still held. */
  public boolean holds(int n) {
    return ring.holds(n);
  }

  public BreakType type(int n) {
    return ring.kind(n) == StructureKind.BOS ? BreakType.BOS : BreakType.CHOCH;
  }

  public Direction direction(int n) {
    return ring.sign(n) > 0 ? Direction.UP : Direction.DOWN;
  }

  /** Bar whose close broke the pivot; it is known from that close on. */
  public int index(int n) {
    return ring.knownAt(n);
  }

  /** Price of the broken pivot. */
  public double price(int n) {
    return ring.low(n);
  }

  /** What the close had to go beyond: the pivot with its buffer. */
  public double threshold(int n) {
    return ring.value(n);
  }

  /** Id of the broken pivot. */
  public int pivotId(int n) {
    return ring.sourceId(n);
  }

  /** Whether price closed back inside so soon that the break was a sweep. */
  public boolean failed(int n) {
    return ring.state(n) == ObjectState.FAILED;
  }

  /** Id of the break among all objects of its structure. */
  public int id(int n) {
    return ring.id(n);
  }

  /** The break as a value. */
  public StructureObject object(int n) {
    return ring.view(n);
  }

  /** Direction of the newest break, a failed one included; null before the first. */
  public @Nullable Direction bias() {
    return bias;
  }

  /**
   * UP if the bias is up and the last two lows of this size that are not minor rise, DOWN if it is
   * down and the last two highs fall, else RANGE.
   */
  public Trend trend() {
    if (bias == Direction.UP && swings.majorsMove(Extreme.LOW, Direction.UP)) {
      return Trend.UP;
    }
    if (bias == Direction.DOWN && swings.majorsMove(Extreme.HIGH, Direction.DOWN)) {
      return Trend.DOWN;
    }
    return Trend.RANGE;
  }

  /**
   * How far the close is beyond the pivot that the newest break in this direction broke, in ATR of
   * the newest bar; negative behind it, NaN without such a break or ATR.
   */
  public double distanceAtr(Direction direction) {
    double pivot = newestPrice[direction.ordinal()];
    if (Double.isNaN(pivot)) {
      return Double.NaN;
    }
    return direction.sign() * (bars.close(bars.newest()) - pivot) / bars.atr();
  }

  /**
   * Breaks of structure in this direction since the last change of character or the last pullback
   * of at least 1 ATR, whichever came later.
   */
  public int legs(Direction direction) {
    return legs.count(direction);
  }

  /** Where a move in this direction stands; judged from its newest break. */
  public Phase phase(Direction direction) {
    double d = distanceAtr(direction);
    if (Double.isNaN(d)) {
      return Phase.UNKNOWN;
    }
    if (d < 0 || bias != direction) {
      return Phase.FAILED;
    }
    if (d > Legs.EXTENDED_ATR || legs(direction) >= Legs.EXTENDED_LEGS) {
      return Phase.EXTENDED;
    }
    if (d > Legs.LATE_ATR) {
      return Phase.LATE;
    }
    return ring.kind(newest()) == StructureKind.CHOCH ? Phase.EARLY : Phase.ON_TIME;
  }

  /** Whether the newest bar made a break: {@link #newest()}. */
  boolean added() {
    return added;
  }

  /** The break of this pivot, if it happened at this bar or later, turns out to be a sweep. */
  void fail(int pivotId, int fromBar) {
    for (int n = newest(); ring.holds(n) && index(n) >= fromBar; n--) {
      if (pivotId(n) == pivotId) {
        ring.change(n, ObjectState.FAILED);
      }
    }
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  void save(StateWriter out) throws IOException {
    ring.save(out);
    legs.save(out);
    out.integers(newestOf).decimals(newestPrice);
    out.integer(bias == null ? 0 : bias.sign()).flag(added);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    legs.restore(in);
    Saved.integers(in, newestOf);
    Saved.decimals(in, newestPrice);
    int sign = in.integer(-1, 1);
    bias = sign == 0 ? null : sign > 0 ? Direction.UP : Direction.DOWN;
    added = in.flag();
  }
}
