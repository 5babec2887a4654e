// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;
import java.util.List;

/**
 * One side of a sum: the parts' buckets, each put whole into the coarse bucket that holds it. The
 * window reaches over all windows of the parts, so that nothing falls outside. Currency. Immutable.
 */
final class SumSide {

  private final int first;
  private final double[] notional;
  private final double[] forced;

  SumSide(List<GridProfile> parts, PositionSide side, int factor) {
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    for (GridProfile part : parts) {
      SideProfile s = part.side(side);
      int ratio = factor / s.factor();
      low = Math.min(low, Math.floorDiv(s.first(), ratio));
      high = Math.max(high, Math.floorDiv(s.first() + s.size() - 1, ratio));
    }
    first = low;
    notional = new double[high - low + 1];
    forced = new double[high - low + 1];
    for (GridProfile part : parts) {
      SideProfile s = part.side(side);
      int ratio = factor / s.factor();
      for (int i = 0; i < s.size(); i++) {
        int at = Math.floorDiv(s.first() + i, ratio) - first;
        notional[at] += part.positionNotional(side, i);
        forced[at] += part.expectedForced(side, i);
      }
    }
  }

  /** Lowest bucket on the coarse grid. */
  int first() {
    return first;
  }

  int size() {
    return forced.length;
  }

  double notional(int index) {
    return notional[index];
  }

  double forced(int index) {
    return forced[index];
  }
}
