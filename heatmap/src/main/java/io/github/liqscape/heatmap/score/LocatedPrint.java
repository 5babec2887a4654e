// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A forced order where it happened.
 *
 * @param nanos event time
 * @param side position that was closed
 * @param price where on the map
 * @param usd notional at that price, quote currency
 */
record LocatedPrint(long nanos, PositionSide side, double price, double usd) {

  /** Sums in doubles depend on their order: sorted prints make the order of the feed irrelevant. */
  static List<LocatedPrint> sorted(Collection<LocatedPrint> prints) {
    return prints.stream()
        .sorted(
            Comparator.comparing(LocatedPrint::side)
                .thenComparingDouble(LocatedPrint::price)
                .thenComparingDouble(LocatedPrint::usd))
        .toList();
  }
}
