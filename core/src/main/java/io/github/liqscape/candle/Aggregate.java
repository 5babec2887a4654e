// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import java.util.Objects;

/**
 * A closed candle that an aggregator built.
 *
 * @param candle the candle, closed
 * @param missing of candles built from smaller ones, the number of smaller ones that never came; of
 *     candles built from trades, 1 if trades may be missing. Prices and volumes are those of the
 *     rest
 */
public record Aggregate(Candle candle, int missing) {

  public Aggregate {
    Objects.requireNonNull(candle, "candle");
    if (missing < 0) {
      throw new IllegalArgumentException("missing must be >= 0, was " + missing);
    }
  }

  /** Whether nothing is missing; an incomplete candle is no ground for a decision. */
  public boolean complete() {
    return missing == 0;
  }
}
