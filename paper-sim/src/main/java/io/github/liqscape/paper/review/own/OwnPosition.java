// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionLeg;
import java.util.Objects;

/**
 * A position that the user holds.
 *
 * @param instrument what is held
 * @param leg side, quantity (base coins, or quote currency of inverse contracts) and entry price
 * @param liquidationPrice as the venue states it, NaN if unknown
 */
public record OwnPosition(Instrument instrument, PositionLeg leg, double liquidationPrice) {
  public OwnPosition {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(leg, "leg");
  }
}
