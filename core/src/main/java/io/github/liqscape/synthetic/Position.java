// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.PositionSide;

/** One trader's isolated position while it lives. Prices that do not exist are NaN. */
final class Position {

  final PositionSide side;
  final long lots;
  final double quantity;
  final double entry;
  final double initialMargin;
  final long openedNanos;
  final double stop;
  final double takeProfit;

  private final Plan plan;
  private final MarginTiers tiers;
  private final double closingMillis;
  private final double favourableKey;
  private double adverseKey;
  private double wallet;
  private double liquidation;
  private double topUpAt = Double.NaN;
  private int topUps;
  private boolean open = true;

  /** Its place in the list of its side. */
  int slot;

  Position(
      PositionSide side,
      long lots,
      double quantity,
      double entry,
      double leverage,
      long openedNanos,
      Plan plan,
      MarginTiers tiers) {
    this.side = side;
    this.lots = lots;
    this.quantity = quantity;
    this.entry = entry;
    this.initialMargin = quantity * entry / leverage;
    this.openedNanos = openedNanos;
    this.plan = plan;
    this.tiers = tiers;
    wallet = initialMargin;
    liquidation = tiers.isolatedLiquidationPrice(side, quantity, entry, wallet);
    stop = entry * (1 - side.sign() * plan.stopDistance(distance()));
    takeProfit = entry * (1 + side.sign() * plan.takeProfitDistance());
    favourableKey = side.sign() * takeProfit;
    closingMillis = openedNanos / 1_000_000 + plan.closeAfterMillis();
    armTopUp();
    rekey();
  }

  double wallet() {
    return wallet;
  }

  double liquidation() {
    return liquidation;
  }

  boolean open() {
    return open;
  }

  void close() {
    open = false;
  }

  /** Distance from entry to liquidation as a fraction of the entry; NaN if there is none. */
  double distance() {
    return side.sign() * (entry - liquidation) / entry;
  }

  /** Whether a mark has reached the liquidation price. */
  boolean liquidatedBy(double mark) {
    return side.sign() * (mark - liquidation) <= 0;
  }

  /** Whether a mark has reached the stop. */
  boolean stoppedBy(double mark) {
    return side.sign() * (mark - stop) <= 0;
  }

  /** Adds margin out of the owner's pocket and arms the next time, if there is one. */
  void topUp() {
    topUps++;
    wallet += plan.topUpShare() * initialMargin;
    reprice();
    armTopUp();
    rekey();
  }

  /** Takes a funding payment out of the wallet, or in if negative. */
  void pay(double amount) {
    wallet -= amount;
    reprice();
    rekey();
  }

  private void reprice() {
    liquidation = tiers.isolatedLiquidationPrice(side, quantity, entry, wallet);
  }

  private void armTopUp() {
    topUpAt =
        topUps < plan.topUps()
            ? entry * (1 - side.sign() * plan.topUpTrigger() * distance())
            : Double.NaN;
  }

  private void rekey() {
    adverseKey = -side.sign() * further(further(liquidation, stop), topUpAt);
  }

  /**
   * The nearest price against the position at which something happens, times {@code -s}: it fires
   * once {@code -s mark} is as high. NaN if there is none or the position is closed.
   */
  double adverseKey() {
    return open ? adverseKey : Double.NaN;
  }

  /** The take-profit times {@code s}: it fires once {@code s mark} is as high. NaN as above. */
  double favourableKey() {
    return open ? favourableKey : Double.NaN;
  }

  /** Epoch milliseconds of the voluntary close; NaN if closed. */
  double closingKey() {
    return open ? closingMillis : Double.NaN;
  }

  /** Of two prices the one that an adverse mark reaches first. */
  private double further(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isNaN(a) ? b : a;
    }
    return side == PositionSide.LONG ? Math.max(a, b) : Math.min(a, b);
  }
}
