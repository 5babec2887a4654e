// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link LiquidationFormula} says about a position: the prices at which it is liquidated, or
 * that there are none, and on what this rests. Exact to 34 digits, not rounded to the tick.
 */
public sealed interface LiquidationPrice {

  /** What limits the trust in a result. */
  enum Flag {
    /** The notional is above the last cap of the table: the last tier was extrapolated. */
    BEYOND_LAST_TIER,
    /** The venue publishes no exact formula for this case. */
    ESTIMATE
  }

  /**
   * The price at which the margin is gone. Empty if no positive price takes it all. It stands
   * beyond the liquidation price whenever the maintenance margin there is positive.
   */
  Optional<BigDecimal> bankruptcyPrice();

  /** Formula, margin table and flags. */
  LiquidationBasis basis();

  /** The same result, flagged as an estimate. */
  LiquidationPrice asEstimate();

  /** The liquidation price nearest to the mark, or empty if there is none. */
  default Optional<BigDecimal> nearest() {
    return switch (this) {
      case At at -> Optional.of(at.price());
      case Never never -> Optional.empty();
      case AtEveryPrice always -> Optional.empty();
    };
  }

  /**
   * The position is liquidated at a price.
   *
   * @param levels one price; for a hedge perhaps two, the one nearest to the mark first
   * @param bankruptcyPrice where the margin is gone
   * @param basis what the result rests on
   */
  record At(
      List<LiquidationLevel> levels, Optional<BigDecimal> bankruptcyPrice, LiquidationBasis basis)
      implements LiquidationPrice {

    public At {
      levels = List.copyOf(levels);
      if (levels.isEmpty()) {
        throw new IllegalArgumentException("levels must hold 1 or 2 prices, held 0");
      }
    }

    /** The first level's price. */
    public BigDecimal price() {
      return levels.get(0).price();
    }

    @Override
    public At asEstimate() {
      return new At(levels, bankruptcyPrice, basis.with(Flag.ESTIMATE));
    }
  }

  /**
   * No positive price liquidates the position; venues show "--".
   *
   * @param bankruptcyPrice where the margin is gone
   * @param basis what the result rests on
   */
  record Never(Optional<BigDecimal> bankruptcyPrice, LiquidationBasis basis)
      implements LiquidationPrice {

    public Never {
      Objects.requireNonNull(basis, "basis");
    }

    @Override
    public Never asEstimate() {
      return new Never(bankruptcyPrice, basis.with(Flag.ESTIMATE));
    }
  }

  /**
   * The position is under its maintenance margin at every price: losses elsewhere on the wallet, or
   * funding, have already used up what stood behind it.
   *
   * @param bankruptcyPrice where the margin is gone
   * @param basis what the result rests on
   */
  record AtEveryPrice(Optional<BigDecimal> bankruptcyPrice, LiquidationBasis basis)
      implements LiquidationPrice {

    public AtEveryPrice {
      Objects.requireNonNull(basis, "basis");
    }

    @Override
    public AtEveryPrice asEstimate() {
      return new AtEveryPrice(bankruptcyPrice, basis.with(Flag.ESTIMATE));
    }
  }
}
