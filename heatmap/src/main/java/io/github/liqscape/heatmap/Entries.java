// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.candle.Candle;
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
  private final EntryHistogram candles = new EntryHistogram();
  private final EntryDensity density = new EntryDensity();

  boolean hasTrades() {
    return !trades.isEmpty();
  }

  void trade(Trade t, int bucket) {
    trades.add(t.eventNanos(), bucket, t.quantity(), t.taker());
  }

  void candle(Candle c, PriceGrid grid) {
    double volume = c.volume();
    if (!(volume > 0)) {
      return;
    }
    double buyShare =
        Double.isNaN(c.takerBuyVolume()) ? 0.5 : Math.min(1, c.takerBuyVolume() / volume);
    anchor(c.closeNanos(), grid.bucket(c.close()), CLOSE_SHARE * volume, buyShare);
    anchor(c.closeNanos(), grid.bucket(c.high()), WICK_SHARE * volume, buyShare);
    anchor(c.closeNanos(), grid.bucket(c.low()), WICK_SHARE * volume, buyShare);
  }

  private void anchor(long nanos, int bucket, double quantity, double buyShare) {
    double bought = quantity * buyShare;
    double sold = quantity * (1 - buyShare);
    candles.add(nanos, bucket - 1, 0.25 * sold, 0.25 * bought);
    candles.add(nanos, bucket, 0.5 * sold, 0.5 * bought);
    candles.add(nanos, bucket + 1, 0.25 * sold, 0.25 * bought);
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
