// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

/**
 * A price interval.
 *
 * @param low lower bound, &gt; 0
 * @param high upper bound, &ge; low
 */
public record PriceRange(double low, double high) {

  public PriceRange {
    if (!(low > 0 && high >= low && Double.isFinite(high))) {
      throw new IllegalArgumentException(
          "a price range must satisfy 0 < low <= high, was [" + low + ", " + high + "]");
    }
  }

  /**
   * Whether a price has left it: is beyond its bounds by more than the {@link #pad}.
   *
   * @param atr NaN counts as 0
   */
  public boolean left(double price, double atr) {
    double pad = pad(atr);
    return price < low - pad || price > high + pad;
  }

  /**
   * How far beyond its bounds a price has not yet left it: a quarter of its width or of the ATR,
   * whichever is greater.
   *
   * @param atr NaN counts as 0
   */
  public double pad(double atr) {
    return Math.max(0.25 * (high - low), atr > 0 ? 0.25 * atr : 0);
  }
}
