// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

/** The accessors that a series and its snapshots share. */
abstract sealed class RingBackedCandles implements Candles permits CandleSeries, CandleSnapshot {

  final CandleRing ring;

  RingBackedCandles(CandleRing ring) {
    this.ring = ring;
  }

  @Override
  public final Timeframe timeframe() {
    return ring.timeframe();
  }

  @Override
  public final int firstIndex() {
    return ring.first();
  }

  @Override
  public final int endIndex() {
    return ring.end();
  }

  @Override
  public final long openNanos(int index) {
    return ring.openNanos(index);
  }

  @Override
  public final double open(int index) {
    return ring.at(CandleRing.OPEN, index);
  }

  @Override
  public final double high(int index) {
    return ring.at(CandleRing.HIGH, index);
  }

  @Override
  public final double low(int index) {
    return ring.at(CandleRing.LOW, index);
  }

  @Override
  public final double close(int index) {
    return ring.at(CandleRing.CLOSE, index);
  }

  @Override
  public final double volume(int index) {
    return ring.at(CandleRing.VOLUME, index);
  }

  @Override
  public final double quoteVolume(int index) {
    return ring.at(CandleRing.QUOTE_VOLUME, index);
  }

  @Override
  public final double takerBuyVolume(int index) {
    return ring.at(CandleRing.TAKER_BUY_VOLUME, index);
  }

  @Override
  public final int tradeCount(int index) {
    return ring.tradeCount(index);
  }

  @Override
  public final Candle candle(int index) {
    return ring.candle(index);
  }

  @Override
  public final int indexOf(long openNanos) {
    return ring.indexOf(openNanos);
  }
}
