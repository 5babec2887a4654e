// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import java.util.Objects;

/**
 * A position that the user holds, as the user or a venue states it.
 *
 * @param instrument what is held
 * @param id the user's own id, 1 to 64 of letters, digits and {@code . _ ~ -}
 * @param side long or short
 * @param quantity in the venue's unit, &gt; 0
 * @param liquidationPrice at which it would be liquidated, &gt; 0
 */
public record OwnPosition(
    Instrument instrument, String id, PositionSide side, double quantity, double liquidationPrice) {

  public OwnPosition {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(side, "side");
    if (!id.matches("[A-Za-z0-9._~-]{1,64}")) {
      throw new IllegalArgumentException(
          "id must be 1 to 64 of letters, digits and . _ ~ -, was '" + id + "'");
    }
    positive("quantity", quantity);
    positive("liquidationPrice", liquidationPrice);
  }

  /** How far the mark is from the liquidation price, a fraction of the mark; &le; 0 beyond it. */
  public double room(double mark) {
    return side.sign() * (mark - liquidationPrice) / mark;
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
    }
  }
}
