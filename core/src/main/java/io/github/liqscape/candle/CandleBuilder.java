// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * The candle that an aggregator is filling. A volume is the sum of its parts and NaN as soon as one
 * of them is; the trade count likewise -1.
 */
final class CandleBuilder {

  private double open;
  private double high;
  private double low;
  private double close;
  private double volume;
  private double quoteVolume;
  private double takerBuyVolume;
  private int tradeCount;
  private int parts;

  boolean isEmpty() {
    return parts == 0;
  }

  int parts() {
    return parts;
  }

  void clear() {
    volume = 0;
    quoteVolume = 0;
    takerBuyVolume = 0;
    tradeCount = 0;
    parts = 0;
  }

  void add(Candle part) {
    add(part.open(), part.high(), part.low(), part.close());
    volume += part.volume();
    quoteVolume += part.quoteVolume();
    takerBuyVolume += part.takerBuyVolume();
    tradeCount =
        tradeCount < 0 || part.tradeCount() < 0
            ? -1
            : Math.addExact(tradeCount, part.tradeCount());
  }

  void add(double price, double quantity, double notional, boolean takerBought) {
    add(price, price, price, price);
    volume += quantity;
    quoteVolume += notional;
    takerBuyVolume += takerBought ? quantity : 0;
    tradeCount++;
  }

  private void add(double o, double h, double l, double c) {
    open = parts == 0 ? o : open;
    high = parts == 0 ? h : Math.max(high, h);
    low = parts == 0 ? l : Math.min(low, l);
    close = c;
    parts++;
  }

  Candle build(Timeframe timeframe, long openNanos, boolean closed) {
    return new Candle(
        timeframe, openNanos, open, high, low, close, volume, quoteVolume, takerBuyVolume,
        tradeCount, closed);
  }

  CandleBuilder copy() {
    CandleBuilder copy = new CandleBuilder();
    copy.open = open;
    copy.high = high;
    copy.low = low;
    copy.close = close;
    copy.volume = volume;
    copy.quoteVolume = quoteVolume;
    copy.takerBuyVolume = takerBuyVolume;
    copy.tradeCount = tradeCount;
    copy.parts = parts;
    return copy;
  }

  void save(StateWriter out) throws IOException {
    out.decimal(open).decimal(high).decimal(low).decimal(close);
    out.decimal(volume).decimal(quoteVolume).decimal(takerBuyVolume);
    out.integer(tradeCount).integer(parts);
  }

  void restore(StateReader in) throws IOException {
    open = in.decimal();
    high = in.decimal();
    low = in.decimal();
    close = in.decimal();
    volume = in.decimal();
    quoteVolume = in.decimal();
    takerBuyVolume = in.decimal();
    tradeCount = in.integer();
    parts = in.integer(0, Integer.MAX_VALUE);
  }
}
