// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.account.PaperPosition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Holds the fields of two positions of one instrument and side against each other. */
final class PositionFields {

  /** Doubles of prices and of sums of lots: far under a lot or a tick. */
  private static final double NOISE = 1e-6;

  private final Instrument instrument;
  private final List<PositionDifference> found = new ArrayList<>();

  private PositionFields(Instrument instrument) {
    this.instrument = instrument;
  }

  static List<PositionDifference> differences(
      PaperPosition paper, OwnPosition own, PositionTolerance tolerance) {
    PositionFields fields = new PositionFields(paper.instrument());
    double tick = fields.instrument.tickSize().doubleValue();
    BigDecimal quantity = quantity(own);
    fields.compare(
        PositionField.QUANTITY, paper.quantity(), quantity.doubleValue(),
        fields.instrument.lotSize().doubleValue(), tolerance.lots());
    fields.compare(
        PositionField.ENTRY_PRICE, paper.entryPrice(), own.leg().entryPrice().doubleValue(), tick,
        tolerance.entryTicks());
    own.marginMode()
        .filter(mode -> mode != paper.marginMode())
        .ifPresent(
            mode ->
                fields.found.add(
                    new PositionDifference(
                        PositionField.MARGIN_MODE, paper.marginMode().name(), mode.name(),
                        Double.NaN, 0)));
    if (!Double.isNaN(own.leverage())) {
      fields.compare(PositionField.LEVERAGE, paper.leverage(), own.leverage(), 1, 0);
    }
    // Of a position in a shared pool paper states none.
    if (!Double.isNaN(own.liquidationPrice()) && !Double.isNaN(paper.liquidationPrice())) {
      fields.compare(
          PositionField.LIQUIDATION_PRICE, paper.liquidationPrice(), own.liquidationPrice(), tick,
          tolerance.liquidationTicks());
    }
    return fields.found;
  }

  private void compare(
      PositionField field, double paper, double own, double unit, double tolerance) {
    double by = (own - paper) / unit;
    if (!(Math.abs(by) <= tolerance + NOISE)) {
      found.add(
          new PositionDifference(field, String.valueOf(paper), String.valueOf(own), by, tolerance));
    }
  }

  /** In the venue's unit. */
  static BigDecimal quantity(OwnPosition own) {
    return own.leg()
        .quantity()
        .divide(own.instrument().contractSize(), MathContext.DECIMAL128)
        .stripTrailingZeros();
  }
}
