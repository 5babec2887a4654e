// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import io.github.liqscape.instrument.MarginTiers.Tier;
import java.util.List;

/**
 * The maintenance margin as a curve on doubles, for code that asks millions of times: arrays, no
 * allocation.
 *
 * <p>Both contract types are one problem here. Counted in notional x, linear or coin, a position
 * entered at n with wallet W has equity {@code W + u (x - n)}: u is +1 if it loses while x falls
 * (LONG linear, SHORT inverse), -1 otherwise. It is liquidated where that equals MM(x).
 */
final class TierCurve {

  /** Beyond this many tiers the edges are searched by bisection. */
  private static final int SCANNED_TIERS = 16;

  private final double[] floors;
  private final double[] rates;
  private final double[] deductions;
  private final double[] marginAtFloor;
  private final double[] maxLeverages;

  TierCurve(List<Tier> tiers) {
    int count = tiers.size();
    floors = new double[count];
    rates = new double[count];
    deductions = new double[count];
    marginAtFloor = new double[count];
    maxLeverages = new double[count];
    for (int i = 0; i < count; i++) {
      Tier tier = tiers.get(i);
      floors[i] = tier.floor().doubleValue();
      rates[i] = tier.rate().doubleValue();
      deductions[i] = tier.deduction().doubleValue();
      marginAtFloor[i] = tier.maintenanceMargin(tier.floor()).doubleValue();
      double rate = rates[i];
      maxLeverages[i] = tier.maxLeverage().map(l -> l.doubleValue()).orElse(1 / rate);
    }
  }

  double rate(int tier) {
    return rates[tier];
  }

  double deduction(int tier) {
    return deductions[tier];
  }

  double maxLeverageAt(double notional) {
    return maxLeverages[indexAt(notional)];
  }

  double maintenanceMargin(double notional) {
    int i = indexAt(notional);
    return notional * rates[i] - deductions[i];
  }

  int indexAt(double notional) {
    if (!(notional >= 0)) {
      throw new IllegalArgumentException("notional must be >= 0, was " + notional);
    }
    int i = floors.length - 1;
    while (floors[i] > notional) {
      i--;
    }
    return i;
  }

  /**
   * The notional at liquidation, {@code (n - u (W + c)) / (1 - u m)} in the tier that holds there.
   * Zero or negative if no positive notional solves the condition.
   */
  double liquidationNotional(int u, double entryNotional, double wallet) {
    int i = indexAtLiquidation(u, entryNotional, wallet);
    return (entryNotional - u * (wallet + deductions[i])) / (1 - u * rates[i]);
  }

  /**
   * The tier that holds at liquidation: the highest whose floor the liquidation notional reaches.
   * Equity minus maintenance margin is monotone in x, so its sign at a floor tells on which side
   * the root lies; asking at the floors rather than testing each tier's own root against its range
   * cannot fall between two tiers through rounding.
   */
  int indexAtLiquidation(int u, double entryNotional, double wallet) {
    return floors.length <= SCANNED_TIERS
        ? scan(u, entryNotional, wallet)
        : bisect(u, entryNotional, wallet);
  }

  int scan(int u, double entryNotional, double wallet) {
    int i = floors.length - 1;
    while (i > 0 && !rootAtOrAbove(i, u, entryNotional, wallet)) {
      i--;
    }
    return i;
  }

  int bisect(int u, double entryNotional, double wallet) {
    int low = 0;
    int high = floors.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (rootAtOrAbove(middle, u, entryNotional, wallet)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private boolean rootAtOrAbove(int i, int u, double entryNotional, double wallet) {
    return u * (wallet - marginAtFloor[i]) + (floors[i] - entryNotional) <= 0;
  }
}
