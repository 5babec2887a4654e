// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;

/**
 * A profile that knows every quantile of its forced flow, not only the three of a {@code
 * ForcedBand}. The scorer uses it for the 50 % bands; without it they are not scored.
 */
public interface QuantileBands {

  /**
   * Quantile of the forced notional of a price range, given that the mark crosses all of it.
   *
   * @param side positions that would be closed
   * @param low lower bound, &gt; 0
   * @param high upper bound, &gt; low; a bucket belongs to the range if its centre does
   * @param q level in (0, 1)
   * @return quote currency, &ge; 0; NaN where the profile has no band
   */
  double quantile(PositionSide side, double low, double high, double q);
}
