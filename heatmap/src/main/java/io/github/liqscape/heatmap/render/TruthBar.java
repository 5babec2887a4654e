// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.instrument.PositionSide;
import java.util.Objects;

/**
 * What truly stood in a price range, known in a generated market only.
 *
 * @param low lower price bound, &gt; 0
 * @param high upper price bound, &gt; low
 * @param side side of the positions
 * @param notional in the measure of the picture: quote currency, &ge; 0
 */
public record TruthBar(double low, double high, PositionSide side, double notional) {

  public TruthBar {
    Objects.requireNonNull(side, "side");
    if (!(low > 0 && high > low && notional >= 0)) {
      throw new IllegalArgumentException(
          "truth must satisfy 0 < low < high and notional >= 0, was [" + low + ", " + high + "] "
              + notional);
    }
  }
}
