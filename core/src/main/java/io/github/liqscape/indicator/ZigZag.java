// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Zig-zag on closes: a pivot is the highest (lowest) close of a leg, and it is known at the first
 * close that lies the reversal below (above) it. Between pivot and confirmation nobody can know it:
 * charts that draw it at once repaint.
 *
 * <p>The start of the first leg is no pivot, because nothing is known about what came before. Highs
 * and lows alternate. The value is the price of the newest confirmed pivot.
 *
 * <p>Threading: single writer.
 */
public final class ZigZag extends NumberKernel {

  private static final long NONE = -1;

  private final double reversal;

  /** 1 for a rising leg, -1 for a falling one, 0 before the first is known. */
  private final Cell leg;

  private final Cell highest;
  private final Cell highestIndex;
  private final Cell lowest;
  private final Cell lowestIndex;
  private final Cell pivot;
  private final Cell pivotIndex;
  private final Cell knownAt;

  private ZigZag(double reversal, Cell... cells) {
    super("zig-zag " + reversal, cells);
    this.reversal = reversal;
    leg = cells[0];
    highest = cells[1];
    highestIndex = cells[2];
    lowest = cells[3];
    lowestIndex = cells[4];
    pivot = cells[5];
    pivotIndex = cells[6];
    knownAt = cells[7];
    leg.value = 0;
  }

  /**
   * A zig-zag that turns at this reversal.
   *
   * @param reversal as a fraction of the extreme close, in (0, 1): 0.05 is 5 %
   */
  public static ZigZag of(double reversal) {
    if (!(reversal > 0 && reversal < 1)) {
      throw new IllegalArgumentException("reversal must be in (0, 1), was " + reversal);
    }
    return new ZigZag(
        reversal, new Cell(), new Cell(), new Cell(), new Cell(), new Cell(), new Cell(),
        new Cell(), new Cell());
  }

  /** What turns the leg, as a fraction of its extreme. */
  public double reversal() {
    return reversal;
  }

  @Override
  void step(double value) {
    if (!(value <= highest.value)) {
      highest.value = value;
      highestIndex.value = index();
    }
    if (!(value >= lowest.value)) {
      lowest.value = value;
      lowestIndex.value = index();
    }
    if (leg.value >= 0 && value < highest.value
        && highest.value - value >= reversal * highest.value) {
      turn(highest, highestIndex, -1);
      lowest.value = value;
      lowestIndex.value = index();
    } else if (leg.value <= 0 && value > lowest.value
        && value - lowest.value >= reversal * lowest.value) {
      turn(lowest, lowestIndex, 1);
      highest.value = value;
      highestIndex.value = index();
    }
  }

  private void turn(Cell extreme, Cell extremeIndex, int next) {
    if (leg.value != 0) {
      pivot.value = extreme.value;
      pivotIndex.value = extremeIndex.value;
      knownAt.value = index();
    }
    leg.value = next;
  }

  /** Price of the newest confirmed pivot, NaN without any. */
  @Override
  public double value() {
    return pivot.value;
  }

  /** Index of the bar of the newest confirmed pivot, counted in updates from 0; -1 without any. */
  public long pivotIndex() {
    return ready() ? (long) pivotIndex.value : NONE;
  }

  /** Index of the bar whose close confirmed it; -1 without any. */
  public long knownAt() {
    return ready() ? (long) knownAt.value : NONE;
  }

  /** Whether the newest bar confirmed it. */
  public boolean confirmed() {
    return ready() && knownAt() == index() - 1;
  }

  /** Whether the newest confirmed pivot is a high: the leg falls since. */
  public boolean high() {
    return ready() && leg.value < 0;
  }
}
