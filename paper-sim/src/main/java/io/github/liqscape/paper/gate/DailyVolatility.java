// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

/**
 * A day's volatility.
 *
 * @param dayNanos start of the UTC day
 * @param atrOverPrice daily ATR over price, &gt; 0
 */
public record DailyVolatility(long dayNanos, double atrOverPrice) {
  public DailyVolatility {
    if (!(atrOverPrice > 0) || Double.isInfinite(atrOverPrice)) {
      throw new IllegalArgumentException(
          "atrOverPrice must be finite and > 0, was " + atrOverPrice);
    }
  }
}
