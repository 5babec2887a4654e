// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.PositionLeg;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A position that the user holds.
 *
 * @param instrument what is held
 * @param leg side, quantity (base coins, or quote currency of inverse contracts) and entry price
 * @param liquidationPrice as the venue states it, NaN if unknown
 * @param marginMode isolated or cross, empty if unknown
 * @param leverage as set at the venue, NaN if unknown
 * @param asOfNanos when it was so, epoch nanoseconds; empty if unknown
 */
public record OwnPosition(
    Instrument instrument,
    PositionLeg leg,
    double liquidationPrice,
    Optional<MarginMode> marginMode,
    double leverage,
    OptionalLong asOfNanos) {
  public OwnPosition {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(leg, "leg");
    Objects.requireNonNull(marginMode, "marginMode");
    Objects.requireNonNull(asOfNanos, "asOfNanos");
    if (liquidationPrice < 0 || Double.isInfinite(liquidationPrice)) {
      throw new IllegalArgumentException(
          "liquidation price must be >= 0 or NaN, was " + liquidationPrice);
    }
    if (leverage <= 0 || Double.isInfinite(leverage)) {
      throw new IllegalArgumentException("leverage must be > 0 or NaN, was " + leverage);
    }
  }
}
