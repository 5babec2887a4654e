// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import java.util.Objects;

/**
 * One candle: the prices of one timeframe step, closed or still forming.
 *
 * <p>Volumes are in the venue's quantity unit; for mark and index candles they are NaN, as is any
 * volume that the source does not give. Immutable.
 *
 * @param timeframe length
 * @param openNanos start, epoch nanoseconds, a multiple of the timeframe
 * @param open first price, &gt; 0
 * @param high highest price, &ge; open, low and close
 * @param low lowest price, &gt; 0
 * @param close last price
 * @param volume traded quantity, &ge; 0, or NaN if unknown
 * @param quoteVolume traded notional in quote currency, &ge; 0, or NaN
 * @param takerBuyVolume part of {@code volume} whose taker bought, &ge; 0, or NaN
 * @param tradeCount number of trades, or -1 if unknown
 * @param closed false while the candle is still forming
 */
public record Candle(
    Timeframe timeframe,
    long openNanos,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double quoteVolume,
    double takerBuyVolume,
    int tradeCount,
    boolean closed) {

  public Candle {
    Objects.requireNonNull(timeframe, "timeframe");
    if (timeframe.openOf(openNanos) != openNanos) {
      throw new IllegalArgumentException(
          "open time must be a multiple of " + timeframe.code() + ", was " + openNanos + " ns");
    }
    price("open", open);
    price("high", high);
    price("low", low);
    price("close", close);
    if (high < low || high < open || high < close || low > open || low > close) {
      throw new IllegalArgumentException(
          "candle must satisfy low <= open, close <= high, was open " + open + " high " + high
              + " low " + low + " close " + close);
    }
    volume("volume", volume);
    volume("quoteVolume", quoteVolume);
    volume("takerBuyVolume", takerBuyVolume);
    if (takerBuyVolume > volume * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "takerBuyVolume must be <= volume " + volume + ", was " + takerBuyVolume);
    }
    if (tradeCount < -1) {
      throw new IllegalArgumentException("tradeCount must be >= -1, was " + tradeCount);
    }
  }

  /** A closed candle with prices and volume only, as most archives give it. */
  public static Candle closed(
      Timeframe timeframe,
      long openNanos,
      double open,
      double high,
      double low,
      double close,
      double volume) {
    return new Candle(
        timeframe, openNanos, open, high, low, close, volume, Double.NaN, Double.NaN, -1, true);
  }

  /** End of the candle: the first instant that no longer belongs to it. */
  public long closeNanos() {
    return openNanos + timeframe.nanos();
  }

  private static void price(String name, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
    }
  }

  private static void volume(String name, double value) {
    if (value < 0 || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be finite and >= 0 or NaN, was " + value);
    }
  }
}
