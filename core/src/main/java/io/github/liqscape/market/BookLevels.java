// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import java.util.Arrays;

/**
 * Some price levels of one side of an order book, in any order. A quantity of 0 says that the level is
 * gone. Immutable.
 */
public final class BookLevels {

  /** No level at all. */
  public static final BookLevels NONE = new BookLevels(new double[0], new double[0]);

  private final double[] prices;
  private final double[] quantities;

  private BookLevels(double[] prices, double[] quantities) {
    this.prices = prices;
    this.quantities = quantities;
  }

  /**
   * Levels of the first {@code count} entries.
   *
   * @param prices quote currency, finite and &gt; 0; copied
   * @param quantities in the venue's unit, finite and &ge; 0; copied
   * @throws IllegalArgumentException if a value is out of range
   */
  public static BookLevels of(double[] prices, double[] quantities, int count) {
    if (count == 0) {
      return NONE;
    }
    for (int i = 0; i < count; i++) {
      EventChecks.positive("level price", prices[i]);
      EventChecks.notNegative("level quantity", quantities[i]);
    }
    return new BookLevels(Arrays.copyOf(prices, count), Arrays.copyOf(quantities, count));
  }

  public int count() {
    return prices.length;
  }

  public double price(int level) {
    return prices[level];
  }

  public double quantity(int level) {
    return quantities[level];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BookLevels b
        && Arrays.equals(prices, b.prices)
        && Arrays.equals(quantities, b.quantities);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(prices) + Arrays.hashCode(quantities);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < prices.length; i++) {
      text.append(i == 0 ? "" : ", ").append(quantities[i]).append(" @ ").append(prices[i]);
    }
    return text.append(']').toString();
  }
}
