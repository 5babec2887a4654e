// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import java.util.Optional;

/**
 * Closed candles of one timeframe, in order of time, and the forming one apart from them.
 *
 * <p>A closed candle is known by its <em>index</em>: the number of closed candles that came before
 * it, counted from the first one ever appended. An index never changes, also when the oldest
 * candles are forgotten; those held are {@link #firstIndex()} to {@link #newestIndex()}, oldest to
 * newest, and "n bars ago" is {@code newestIndex() - n}. Indices count candles, not time: where
 * candles are missing ({@link #missingBefore}) neighbours are further apart.
 *
 * <p>Every accessor throws {@link IndexOutOfBoundsException} for an index that is not held.
 */
public interface Candles {

  Timeframe timeframe();

  /** Index of the oldest candle held; equals {@link #endIndex()} if there is none. */
  int firstIndex();

  /** The index that the next closed candle will have: the number of those appended so far. */
  int endIndex();

  /** Index of the newest closed candle; one less than {@link #firstIndex()} if there is none. */
  default int newestIndex() {
    return endIndex() - 1;
  }

  /** Number of closed candles held. */
  default int size() {
    return endIndex() - firstIndex();
  }

  default boolean isEmpty() {
    return size() == 0;
  }

  /** Start of the candle, epoch nanoseconds. */
  long openNanos(int index);

  double open(int index);

  double high(int index);

  double low(int index);

  double close(int index);

  /** Traded quantity in the venue's unit, or NaN. */
  double volume(int index);

  /** Traded notional in quote currency, or NaN. */
  double quoteVolume(int index);

  /** Part of the volume whose taker bought, or NaN. */
  double takerBuyVolume(int index);

  /** Number of trades, or -1. */
  int tradeCount(int index);

  /** End of the candle: the first instant that no longer belongs to it, epoch nanoseconds. */
  default long closeNanos(int index) {
    return openNanos(index) + timeframe().nanos();
  }

  /** The whole candle as a value. */
  Candle candle(int index);

  /** Index of the closed candle that starts at this time, -1 if none is held. O(log size). */
  int indexOf(long openNanos);

  /** Number of candles missing between this one and the one before; 0 for the oldest one held. */
  default int missingBefore(int index) {
    long before = openNanos(index == firstIndex() ? index : index - 1);
    long steps = (openNanos(index) - before) / timeframe().nanos();
    return Math.toIntExact(Math.max(0, steps - 1));
  }

  /** The candle that is still forming, if it is known. It may change or never close. */
  Optional<Candle> forming();

  /** How often history was corrected: values of different revisions must not be mixed. */
  int revision();
}
