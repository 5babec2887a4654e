// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import static java.math.MathContext.DECIMAL128;

import io.github.liqscape.instrument.MarginTiers.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * One mark price at which a position is liquidated.
 *
 * @param price > 0, not rounded
 * @param side LONG if the position is liquidated as the mark falls to the price, SHORT if as it
 *     rises; for a hedge that is the leg that then loses more
 * @param entryPrice where the position was entered; of a hedge the mark, or else the mean entry
 * @param tiers the tier of each leg that the price was computed with
 */
public record LiquidationLevel(
    BigDecimal price, PositionSide side, BigDecimal entryPrice, List<Tier> tiers) {

  public LiquidationLevel {
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(entryPrice, "entryPrice");
    tiers = List.copyOf(tiers);
    if (price.signum() <= 0) {
      throw new IllegalArgumentException("price must be > 0, was " + price.toPlainString());
    }
  }

  /**
   * The price with a safety buffer, moved towards entry: {@code LP + s k |E - LP|}. Source:
   * freqtrade's {@code liquidation_buffer}.
   *
   * @param fraction k, part of the way to entry, in [0, 1)
   */
  public LiquidationLevel buffered(BigDecimal fraction) {
    if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "liquidation buffer must be in [0, 1), was " + fraction.toPlainString());
    }
    BigDecimal way = entryPrice.subtract(price).abs().multiply(fraction);
    return at(
        side == PositionSide.LONG ? price.add(way, DECIMAL128) : price.subtract(way, DECIMAL128));
  }

  /**
   * The price on the grid, rounded towards entry: LONG up, SHORT down. A bot that trusts it is
   * early, never late.
   *
   * @param tickSize > 0
   * @throws IllegalArgumentException if the tick is not positive, or larger than the price of a
   * SHORT
   */
  public LiquidationLevel roundedTo(BigDecimal tickSize) {
    if (tickSize.signum() <= 0) {
      throw new IllegalArgumentException("tick size must be > 0, was " + tickSize.toPlainString());
    }
    RoundingMode mode = side == PositionSide.LONG ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return at(price.divide(tickSize, 0, mode).multiply(tickSize));
  }

  private LiquidationLevel at(BigDecimal other) {
    return new LiquidationLevel(other, side, entryPrice, tiers);
  }
}
