// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import java.util.List;

/**
 * Who holds what at one instant of a {@link SyntheticMarket}, and where it would be liquidated.
 *
 * <p>The traders' positions are listed one by one. The market maker, who stands between them, holds
 * the difference of the two sides in one unlevered position that no price liquidates; it belongs to
 * the open interest and to no list. Quantities are in the instrument's unit. Immutable.
 */
public final class Truth {

  private final Instrument instrument;
  private final long asOfNanos;
  private final double mark;
  private final double openInterest;
  private final double makerQuantity;
  private final double hedgedQuantity;
  private final PositionCounts counts;
  private final LiquidationLadder longs;
  private final LiquidationLadder shorts;
  private final OpenedLeverage opened;

  Truth(
      Instrument instrument,
      long asOfNanos,
      double mark,
      double openInterest,
      double makerQuantity,
      double hedgedQuantity,
      PositionCounts counts,
      TruePosition[] longs,
      TruePosition[] shorts,
      OpenedLeverage opened) {
    this.instrument = instrument;
    this.asOfNanos = asOfNanos;
    this.mark = mark;
    this.openInterest = openInterest;
    this.makerQuantity = makerQuantity;
    this.hedgedQuantity = hedgedQuantity;
    this.counts = counts;
    this.longs = new LiquidationLadder(longs);
    this.shorts = new LiquidationLadder(shorts);
    this.opened = opened;
  }

  public Instrument instrument() {
    return instrument;
  }

  /** The instant, epoch nanoseconds; everything that happened at it is in. */
  public long asOfNanos() {
    return asOfNanos;
  }

  /** The mark price, quote currency. */
  public double mark() {
    return mark;
  }

  /** Contracts that exist: the quantity of all LONG positions, and of all SHORT ones. */
  public double openInterest() {
    return openInterest;
  }

  /** What unlevered desks hold on each side; it is in the open interest and never liquidated. */
  public double hedgedQuantity() {
    return hedgedQuantity;
  }

  /** The market maker's position: positive LONG, negative SHORT. */
  public double makerQuantity() {
    return makerQuantity;
  }

  /** What happened since the start. */
  public PositionCounts counts() {
    return counts;
  }

  /**
   * The traders' positions of a side, nearest to liquidation first; those that have none come
   * last.
   */
  public List<TruePosition> positions(PositionSide side) {
    return side(side).positions();
  }

  /** Quantity of the traders' positions of a side. */
  public double quantity(PositionSide side) {
    return side(side).total();
  }

  /**
   * Quantity of a side whose liquidation price lies in [low, high).
   *
   * @param low lower price, &ge; 0
   * @param high upper price, &ge; low, may be infinite
   */
  public double quantityBetween(PositionSide side, double low, double high) {
    if (!(low >= 0 && low <= high)) {
      throw new IllegalArgumentException(
          "prices must satisfy 0 <= low <= high, was [" + low + ", " + high + ")");
    }
    LiquidationLadder s = side(side);
    return side == PositionSide.LONG
        ? s.upTo(-low, true) - s.upTo(-high, true)
        : s.upTo(high, false) - s.upTo(low, false);
  }

  /**
   * The quantity that would be forced out if the mark went straight to a price: the cumulative
   * curve. 0 for a price on the other side of the mark.
   *
   * @param price &gt; 0; itself included
   */
  public double quantityTo(PositionSide side, double price) {
    if (!(price > 0)) {
      throw new IllegalArgumentException("price must be > 0, was " + price);
    }
    return side(side).upTo(-side.sign() * price, true);
  }

  /**
   * Shares of effective leverage among the open positions of a side, by quantity, the maker left
   * out. A position belongs to the bin that is nearest in the logarithm.
   *
   * @param bins leverages &gt; 0, rising
   * @return one share per bin, summing to 1; all 0 if the side is empty
   */
  public double[] leverageMix(PositionSide side, double... bins) {
    LeverageBins sorter = new LeverageBins(bins);
    double[] sums = new double[bins.length];
    for (TruePosition p : positions(side)) {
      sums[sorter.of(p.effectiveLeverage())] += p.quantity();
    }
    return LeverageBins.normalised(sums);
  }

  /**
   * The same among all quantity opened since the start, at the leverage of its opening. It leans to
   * higher leverage than {@link #leverageMix}: what is highly levered does not stay for long.
   */
  public double[] openedLeverageMix(PositionSide side, double... bins) {
    return opened.mix(side, bins);
  }

  private LiquidationLadder side(PositionSide side) {
    return side == PositionSide.LONG ? longs : shorts;
  }

  @Override
  public String toString() {
    return "Truth[" + instrument + ", mark=" + mark + ", openInterest=" + openInterest + ", "
        + counts + "]";
  }
}
