// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.instrument.OrderSide;
import java.util.List;
import java.util.Objects;

/**
 * What would be done: entry, stop, targets and size. A plan bounds the risk of an idea; it does not
 * make the idea any better.
 *
 * @param side of the opening order
 * @param entryType how it enters
 * @param entry limit price, or the price a market entry is reckoned at
 * @param entryBars bars for which the entry is valid
 * @param invalidation price at which the idea is wrong
 * @param stop trigger of the protective order, beyond the invalidation and outside crowded bands
 * @param targets nearest first; at least one
 * @param quantity in the venue's unit, a multiple of its lot
 * @param notional of the position at the entry, quote currency
 * @param risk loss at the stop with costs, quote currency
 * @param rewardRisk distance to the target over distance to the stop (R)
 * @param costR costs in units of the distance to the stop
 * @param netRewardRisk {@code (R - costR) / (1 + costR)}
 * @param liquidationPrice of the position at the account's leverage cap; 0 if it has none
 * @param exitAfterBars closes what is left at the close of this bar after the fill
 */
public record TradePlan(
    OrderSide side,
    EntryType entryType,
    double entry,
    int entryBars,
    double invalidation,
    double stop,
    List<PlanTarget> targets,
    double quantity,
    double notional,
    double risk,
    double rewardRisk,
    double costR,
    double netRewardRisk,
    double liquidationPrice,
    int exitAfterBars) {

  /** How a plan enters. */
  public enum EntryType {
    /** A limit order at the retest of the broken level. */
    RETEST_LIMIT,
    /** A market order at the open of the next bar. */
    NEXT_BAR_MARKET
  }

  public TradePlan {
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(entryType, "entryType");
    targets = List.copyOf(targets);
    double previous = entry;
    int s = side == OrderSide.BUY ? 1 : -1;
    boolean ordered = stop > 0 && s * (entry - stop) > 0 && !targets.isEmpty();
    for (PlanTarget target : targets) {
      ordered &= s * (target.price() - previous) > 0;
      previous = target.price();
    }
    if (!ordered) {
      throw new IllegalArgumentException(
          "a " + side + " plan must have its stop, entry and targets in this order, was stop "
              + stop + " entry " + entry + " targets " + targets);
    }
    if (!(quantity >= 0 && notional >= 0 && risk >= 0)) {
      throw new IllegalArgumentException(
          "quantity, notional and risk must be >= 0, was " + quantity + ", " + notional + ", "
              + risk);
    }
  }

  /** The hit rate at which the plan breaks even after costs: {@code 1 / (1 + net reward)}. */
  public double breakEvenProbability() {
    return 1 / (1 + netRewardRisk);
  }

  /** The last target. */
  public double finalTarget() {
    return targets.get(targets.size() - 1).price();
  }
}
