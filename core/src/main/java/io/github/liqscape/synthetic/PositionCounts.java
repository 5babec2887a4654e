// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

/**
 * How many positions came and went since the market began. {@code initial + opened} less the four
 * ways to end is the number that stands open.
 *
 * @param initial open at the start
 * @param opened opened by a trade
 * @param closed closed because their owner had held long enough
 * @param tookProfit closed at their take-profit
 * @param stopped closed at their stop
 * @param liquidated closed by the venue
 * @param toppedUp times margin was added by hand
 * @param refused orders the venue refused, because the position would have been liquidated at once
 */
public record PositionCounts(
    long initial,
    long opened,
    long closed,
    long tookProfit,
    long stopped,
    long liquidated,
    long toppedUp,
    long refused) {

  /** Positions that stand open, both sides. */
  public long open() {
    return initial + opened - closed - tookProfit - stopped - liquidated;
  }
}
