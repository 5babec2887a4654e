// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.TradePlan;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Makes a plan smaller, in whole lots. Everything else of it stays, the liquidation price too. */
final class Resizing {

  /** A quantity that went through {@code double} is never exactly a whole number of lots. */
  private static final double WHOLE_LOT_TOLERANCE = 1e-6;

  private Resizing() {}

  static TradePlan of(Instrument instrument, TradePlan plan, double factor) {
    double quantity = quantity(plan.quantity(), instrument.lotSize(), factor);
    if (quantity == plan.quantity()) {
      return plan;
    }
    double share = quantity / plan.quantity();
    return new TradePlan(
        plan.side(), plan.entryType(), plan.entry(), plan.entryBars(), plan.invalidation(),
        plan.stop(), plan.targets(), quantity, plan.notional() * share, plan.risk() * share,
        plan.rewardRisk(), plan.costR(), plan.netRewardRisk(), plan.liquidationPrice(),
        plan.exitAfterBars());
  }

  /** The factor counts as the decimal it is written as: 0.1 of 30 lots is three, not two. */
  private static double quantity(double quantity, BigDecimal lot, double factor) {
    if (factor == 1 || quantity == 0) {
      return quantity;
    }
    double exact = quantity / lot.doubleValue();
    double whole = Math.rint(exact);
    double lots = Math.abs(exact - whole) <= WHOLE_LOT_TOLERANCE ? whole : Math.floor(exact);
    BigDecimal left =
        new BigDecimal(lots)
            .multiply(BigDecimal.valueOf(factor))
            .setScale(0, RoundingMode.FLOOR)
            .multiply(lot);
    return Math.min(quantity, left.doubleValue());
  }
}
