// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.TradePlan.EntryType;

/**
 * A plan while it is being made: every number a gate asks for, NaN where it could not be found.
 * Package-private and short-lived; {@code TradePlan} is what users see.
 */
final class Draft {

  EntryType entryType = EntryType.NEXT_BAR_MARKET;
  double entry = Double.NaN;
  double invalidation = Double.NaN;

  /** Distance from entry to invalidation in ATR. */
  double invalidationAtr = Double.NaN;

  double stop = Double.NaN;

  /** Distance of the stop to the nearest crowded band in ATR, 0 inside. */
  double crowdAtr = Double.NaN;

  double riskAtr = Double.NaN;
  double target = Double.NaN;

  /** Place in the context of the zone that the target lies before, -1 if it lies before none. */
  int targetZone = -1;

  /** The same of a mark. */
  int targetMark = -1;

  double rewardRisk = Double.NaN;
  double costR = Double.NaN;
  double netRewardRisk = Double.NaN;
  double liquidationPrice = Double.NaN;

  /** How far beyond the stop the liquidation price lies, in ATR; infinity if there is none. */
  double liquidationGapAtr = Double.NaN;

  /** Quantity at the full risk, before reductions and caps. */
  double fullQuantity = Double.NaN;

  double leverageNeeded = Double.NaN;
  double lateFactor = 1;
  double conflictFactor = 1;
  double notionalFactor = 1;
  double zoneFactor = 1;
  double kellyFactor = 1;
  double quantity = Double.NaN;
  double notional = Double.NaN;

  /** Quantity and notional over the least that may be ordered. */
  double sizeRatio = Double.NaN;

  /** Loss at the stop with costs for one unit of quantity, quote currency. */
  double lossPerUnit = Double.NaN;

  /** What the target lies before; empty without one. A name is put together only if asked for. */
  String targetId(SetupContext context) {
    if (targetMark >= 0) {
      return context.chart.marks().id(targetMark);
    }
    return targetZone < 0 ? "" : context.map.past(targetZone).rootId();
  }

  boolean planned() {
    return !Double.isNaN(rewardRisk) && !Double.isNaN(quantity);
  }
}
