// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

/**
 * A yes or no about the newest closed candle, from closed candles alone.
 *
 * <p>An implementation must not read the forming candle. It says no where there are too few candles
 * to know.
 */
@FunctionalInterface
public interface CandleCondition {

  /** Whether it holds at {@link Candles#newestIndex()}. */
  boolean test(Candles closed);
}
