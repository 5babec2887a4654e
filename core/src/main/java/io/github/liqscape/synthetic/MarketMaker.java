// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.OrderSide;

/**
 * The other side of every trade: quotes around the fair price, moves away under pressure, and books
 * its half of each fill.
 *
 * <p>A large order fills in pieces, each at the price that the pieces before it have left. An order
 * that rests is hit by a taker and has no impact.
 */
final class MarketMaker {

  private static final double PIECE_NOTIONAL = 60_000;
  private static final int MOST_PIECES = 10;

  private final MarketPrice price;
  private final Population population;
  private final Tape tape;
  private final Steps ticks;
  private final Steps lots;
  private final Draw draw;

  private final long[] pieceLots = new long[MOST_PIECES];
  private final long[] pieceTicks = new long[MOST_PIECES];
  private int pieces;
  private long boughtLots;
  private OrderSide taker = OrderSide.BUY;
  private double impact;

  MarketMaker(
      MarketPrice price, Population population, Tape tape, Steps ticks, Steps lots, Draw draw) {
    this.price = price;
    this.population = population;
    this.tape = tape;
    this.ticks = ticks;
    this.lots = lots;
    this.draw = draw;
  }

  /**
   * Finds out at what average price an order would fill. Nothing happens before {@link #fill}.
   *
   * @param trader which way the trader goes
   * @param size lots, &gt; 0
   * @param resting whether the trader's order is the resting one
   */
  double quote(OrderSide trader, long size, boolean resting) {
    taker = resting ? trader.opposite() : trader;
    boughtLots = trader == OrderSide.BUY ? size : -size;
    impact = 0;
    double notional = lots.value(size) * price.mark();
    int wanted = 1 + (int) Math.min(MOST_PIECES - 1, notional / PIECE_NOTIONAL);
    long left = size;
    long worth = 0;
    for (pieces = 0; left > 0; pieces++) {
      long even = left / (wanted - pieces);
      boolean last = pieces == wanted - 1;
      long uneven = last ? left : (long) (even * draw.uniform(0.5, 1.5));
      long piece = Math.max(1, Math.min(left, uneven));
      pieceTicks[pieces] = price.quoteTicks(taker, impact);
      pieceLots[pieces] = piece;
      worth = Math.addExact(worth, Math.multiplyExact(pieceTicks[pieces], piece));
      impact += resting ? 0 : price.impactOf(taker, lots.value(piece) * price.mark());
      left -= piece;
    }
    return worth / (double) size * ticks.value(1);
  }

  /** Executes what was quoted last. */
  void fill(long nanos, boolean forced) {
    for (int i = 0; i < pieces; i++) {
      tape.trade(nanos, pieceTicks[i], pieceLots[i], taker);
      population.trade(boughtLots > 0 ? pieceLots[i] : -pieceLots[i]);
    }
    price.push(impact, forced);
  }
}
