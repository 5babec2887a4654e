// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import java.util.Objects;

/**
 * One number about the newest closed candle and when it was known. Immutable.
 *
 * @param name what it is
 * @param value the number; 1 and 0 for yes and no; NaN if there are too few candles to know
 * @param index of the candle it is about
 * @param knownAtNanos close of that candle, epoch nanoseconds: nobody may read it earlier
 */
public record CandleEvidence(String name, double value, int index, long knownAtNanos) {

  public CandleEvidence {
    Objects.requireNonNull(name, "name");
  }

  /** Whether there were enough candles. */
  public boolean known() {
    return !Double.isNaN(value);
  }
}
