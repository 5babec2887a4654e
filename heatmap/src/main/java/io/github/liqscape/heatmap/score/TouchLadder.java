// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Prices of one side, going outward from the mark at the freeze: which the mark touched in the
 * window, and how far it had moved away from each an hour after its touch.
 */
final class TouchLadder {

  /** How long after a touch the reaction is read. */
  static final long REACTION_NANOS = 3_600_000_000_000L;

  /** A mark this much later than due no longer says where the price was. */
  private static final long STALE_NANOS = 300_000_000_000L;

  private record Due(int index, long nanos) {}

  private final PositionSide side;
  private final long from;
  private final long to;
  private final double[] price;
  private final double[] reaction;
  private final ArrayDeque<Due> due = new ArrayDeque<>();
  private int next;

  /**
   * @param price outward from the mark
   */
  TouchLadder(PositionSide side, long from, long to, double[] price) {
    this.side = side;
    this.from = from;
    this.to = to;
    this.price = price;
    reaction = new double[price.length];
    Arrays.fill(reaction, Double.NaN);
  }

  void mark(MarkRange range) {
    long nanos = range.nanos();
    if (nanos <= from) {
      return;
    }
    while (!due.isEmpty() && due.getFirst().nanos <= nanos) {
      Due d = due.removeFirst();
      if (nanos - d.nanos <= STALE_NANOS) {
        reaction[d.index] = side.sign() * Math.log(range.last() / price[d.index]);
      }
    }
    if (nanos > to) {
      return;
    }
    while (next < price.length
        && (side == PositionSide.LONG ? range.low() <= price[next] : range.high() >= price[next])) {
      due.addLast(new Due(next++, nanos + REACTION_NANOS));
    }
  }

  boolean touched(int index) {
    return index < next;
  }

  /** Log move away from the level, positive if the price turned back; NaN if unknown. */
  double reaction(int index) {
    return reaction[index];
  }
}
