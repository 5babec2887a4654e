// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.OrderSide;

/**
 * Desks that hold both sides of the contract without leverage: one LONG against coins it sold elsewhere,
 * one SHORT against coins it owns. They trade with each other, count in the open interest, and no price
 * liquidates them; on real venues most open interest is of their kind.
 *
 * <p>What they hold goes back to its usual size as trades close with a constant hazard.
 */
final class Hedgers {

  private static final double BLOCK_NOTIONAL = 40_000;
  private static final double BLOCK_SPREAD = 1.0;

  private final SyntheticMarketConfig config;
  private final MarketPrice price;
  private final Tape tape;
  private final Steps lots;
  private final Draw draw;
  private final double usualLots;
  private long held;

  Hedgers(SyntheticMarketConfig config, MarketPrice price, Tape tape, Steps lots, Draw draw) {
    this.config = config;
    this.price = price;
    this.tape = tape;
    this.lots = lots;
    this.draw = draw;
    usualLots = lots.nearest(config.hedgedNotional() / config.startPrice());
    held = (long) usualLots;
  }

  /** What each of the two desks holds. */
  long lots() {
    return held;
  }

  /** A second passes: perhaps a block is opened, perhaps one is closed. */
  void second(long nanos) {
    if (usualLots == 0) {
      return;
    }
    double block = BLOCK_NOTIONAL / price.mark();
    double perSecond = 1.0 / config.hedgedHolding().toSeconds();
    if (draw.chance(Math.min(1, lots.value((long) usualLots) * perSecond / block))) {
      trade(nanos, size(block), true);
    }
    if (draw.chance(Math.min(1, lots.value(held) * perSecond / block))) {
      trade(nanos, Math.min(held, size(block)), false);
    }
  }

  private long size(double block) {
    double median = block * StrictMath.exp(-BLOCK_SPREAD * BLOCK_SPREAD / 2);
    return Math.max(1, lots.nearest(draw.logNormal(median, BLOCK_SPREAD)));
  }

  private void trade(long nanos, long size, boolean opens) {
    OrderSide taker = draw.chance(0.5) ? OrderSide.BUY : OrderSide.SELL;
    if (size > 0) {
      tape.trade(nanos, price.quoteTicks(taker, 0), size, taker);
      held += opens ? size : -size;
    }
  }
}
