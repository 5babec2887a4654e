// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where positions were opened since the last step: trades, and candles for when there are none. A candle's
 * volume is put at its close and its two ends, a little spread.
 *
 * <p>Threading: single writer.
 */
final class Entries {

  private static final double CLOSE_SHARE = 0.45;
  private static final double WICK_SHARE = 0.275;

  private final EntryHistogram trades = new EntryHistogram();
  private final SlotCursor slots = new SlotCursor();
  private final EntryHistogram candles = new EntryHistogram();
  private final EntryDensity density = new EntryDensity();

  boolean hasTrades() {
    return !trades.isEmpty();
  }

  void trade(Trade t, int bucket) {
    trades.add(
        slots.of(t.eventNanos()),
        bucket,
        t.quantity(),
        // Multiplied, not chosen: who takes is a coin toss, and a branch on it is guessed wrong half the time.
        t.quantity() * (t.taker() == OrderSide.BUY ? 1 : 0));
  }

  void candle(Candle c, PriceGrid grid) {
    double volume = c.volume();
    if (!(volume > 0)) {
      return;
    }
    double buyShare =
        Double.isNaN(c.takerBuyVolume()) ? 0.5 : Math.min(1, c.takerBuyVolume() / volume);
    int slot = EntryHistogram.slotOf(c.closeNanos());
    anchor(slot, grid.bucket(c.close()), CLOSE_SHARE * volume, buyShare);
    anchor(slot, grid.bucket(c.high()), WICK_SHARE * volume, buyShare);
    anchor(slot, grid.bucket(c.low()), WICK_SHARE * volume, buyShare);
  }

  private void anchor(int slot, int bucket, double quantity, double buyShare) {
    candles.add(slot, bucket - 1, 0.25 * quantity, 0.25 * quantity * buyShare);
    candles.add(slot, bucket, 0.5 * quantity, 0.5 * quantity * buyShare);
    candles.add(slot, bucket + 1, 0.25 * quantity, 0.25 * quantity * buyShare);
  }

  /**
   * The density of an interval, whose entries are forgotten. Reused: it holds until the next call.
   *
   * @param otherwise bucket of the one entry that stands for an interval without any
   */
  EntryDensity takeUpTo(int lastSlot, int otherwise, PriceGrid grid) {
    trades.takeUpTo(lastSlot, density);
    boolean traded = !density.isEmpty();
    if (traded) {
      candles.dropUpTo(lastSlot);
    } else {
      candles.takeUpTo(lastSlot, density);
    }
    density.ofCandles(!traded);
    if (density.isEmpty()) {
      density.single(otherwise, grid);
    } else {
      density.finish(grid);
    }
    return density;
  }

  void dropUpTo(int lastSlot) {
    trades.dropUpTo(lastSlot);
    candles.dropUpTo(lastSlot);
  }

  void save(DataOutput out) throws IOException {
    trades.save(out);
    candles.save(out);
  }

  void restore(DataInput in) throws IOException {
    trades.restore(in);
    candles.restore(in);
  }
}
