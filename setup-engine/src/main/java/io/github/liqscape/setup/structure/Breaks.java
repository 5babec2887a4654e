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
  private int newestUp = -1;
  private int newestDown = -1;
  private double newestUpPrice = Double.NaN;
  private double newestDownPrice = Double.NaN;

  /** The newest one, its direction is the bias; what every bar asks of it is kept beside. */
  private int newest = -1;

  private int newestIndex;
  private boolean newestTurned;
  private boolean newestFailed;
  private @Nullable Direction bias;
  private boolean added;

  /** No bar before this one forgets any. */
  private int forgetAt;

  Breaks(BarWindow bars, SwingSize size, Swings swings) {
    this.bars = bars;
    this.swings = swings;
    this.ring = new ObjectRing(bars, size, KEPT);
    this.legs = new Legs(bars);
  }

  void update() {
    if (bars.newest() >= forgetAt) {
      forgetAt = ring.forget();
    }
    legs.update();
    added = broke(Direction.UP) || broke(Direction.DOWN);
  }

  private boolean broke(Direction direction) {
    Extreme side = direction.breaks();
    NewestPivot pivot = swings.pivot(side);
    if (pivot.number < 0 || pivot.broken) {
      return false;
    }
    int now = bars.newest();
    if (!(side.beyond(bars.close(now), pivot.threshold) > 0)) {
      return false;
    }
    swings.breakNewest(side);
    boolean turned = bias == direction.opposite();
    StructureKind kind = turned ? StructureKind.CHOCH : StructureKind.BOS;
    double price = pivot.price;
    int n = ring.append(kind, direction.sign(), now, bars.openNanos(now), price, price);
    ring.detail(n, pivot.threshold, 0, pivot.id);
    if (direction == Direction.UP) {
      newestUp = n;
      newestUpPrice = price;
    } else {
      newestDown = n;
      newestDownPrice = price;
    }
    newest = n;
    newestIndex = now;
    newestTurned = turned;
    newestFailed = false;
    bias = direction;
    legs.broke(direction, turned);
    return true;
  }

  /** Number of breaks so far. */
  public int count() {
    return newest + 1;
  }

  /** Number of the newest break, -1 if there is none. */
  public int newest() {
    return newest;
  }

  /** Number of the newest break in a direction, -1 if there is none or it is not held. */
  public int newest(Direction direction) {
    int n = direction == Direction.UP ? newestUp : newestDown;
    return ring.holds(n) ? n : -1;
  }

  private boolean isNewest(int n) {
    return n >= 0 && n == newest;
  }

  /** Whether a break of this number is still held. */
  public boolean holds(int n) {
    return ring.holds(n);
  }

  public BreakType type(int n) {
    boolean turned = isNewest(n) ? newestTurned : ring.kind(n) == StructureKind.CHOCH;
    return turned ? BreakType.CHOCH : BreakType.BOS;
  }

  public Direction direction(int n) {
    if (isNewest(n) && bias != null) {
      return bias;
    }
    return ring.sign(n) > 0 ? Direction.UP : Direction.DOWN;
  }

  /** Bar whose close broke the pivot; it is known from that close on. */
  public int index(int n) {
    return isNewest(n) ? newestIndex : ring.knownAt(n);
  }

  /** Price of the broken pivot. */
  public double price(int n) {
    if (isNewest(n) && bias != null) {
      return price(bias);
    }
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
    return isNewest(n) ? newestFailed : ring.state(n) == ObjectState.FAILED;
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
    double pivot = price(direction);
    if (Double.isNaN(pivot)) {
      return Double.NaN;
    }
    return direction.sign() * (bars.close(bars.newest()) - pivot) / bars.atr();
  }

  /** Price of the pivot that the newest break in a direction broke, NaN if there is none. */
  private double price(Direction direction) {
    return direction == Direction.UP ? newestUpPrice : newestDownPrice;
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
    return newestTurned ? Phase.EARLY : Phase.ON_TIME;
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
        newestFailed |= n == newest;
      }
    }
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  void save(StateWriter out) throws IOException {
    ring.save(out);
    legs.save(out);
    out.integer(newestUp).integer(newestDown).decimal(newestUpPrice).decimal(newestDownPrice);
    out.integer(bias == null ? 0 : bias.sign()).flag(added);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    legs.restore(in);
    newestUp = in.integer();
    newestDown = in.integer();
    newestUpPrice = in.decimal();
    newestDownPrice = in.decimal();
    newest = ring.end() - 1;
    if (newest >= 0) {
      newestIndex = ring.knownAt(newest);
      newestTurned = ring.kind(newest) == StructureKind.CHOCH;
      newestFailed = ring.state(newest) == ObjectState.FAILED;
    }
    int sign = in.integer(-1, 1);
    bias = sign == 0 ? null : sign > 0 ? Direction.UP : Direction.DOWN;
    added = in.flag();
  }
}
