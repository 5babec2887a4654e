// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import io.github.liqscape.instrument.MarginTiers.Tier;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * One side of a position: a one-way position has one leg, a hedge has two.
 *
 * @param side what it profits from
 * @param quantity base coins (linear) or quote currency (inverse: contracts x contract size), >= 0
 * @param entryPrice average entry price, > 0
 * @param knownTier the tier that holds at liquidation, where it is known beforehand; empty: it is
 *     found in the table of the {@link PositionTerms}
 */
public record PositionLeg(
    PositionSide side, BigDecimal quantity, BigDecimal entryPrice, Optional<Tier> knownTier) {

  public PositionLeg {
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(entryPrice, "entryPrice");
    Objects.requireNonNull(knownTier, "knownTier");
    if (quantity.signum() < 0) {
      throw new IllegalArgumentException("quantity must be >= 0, was " + quantity.toPlainString());
    }
    if (entryPrice.signum() <= 0) {
      throw new IllegalArgumentException(
          "entry price must be > 0, was " + entryPrice.toPlainString());
    }
  }
}
