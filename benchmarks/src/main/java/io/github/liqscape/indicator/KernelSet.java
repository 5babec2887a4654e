// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.candle.Candle;

/** What a decision reads of a timeframe: nine indicators, fifteen lines. */
final class KernelSet {

  /** Number of lines; the last one, the VWAP, not everybody has. */
  static final int LINES = 15;

  private final Atr atr = Atr.of(14);
  private final Rsi rsi = Rsi.of(14);
  private final Macd macd = Macd.usual();
  private final Adx adx = Adx.of(14);
  private final Ema fast = Ema.of(20);
  private final Ema slow = Ema.of(50);
  private final BollingerBands bands = BollingerBands.usual();
  private final RelativeVolume relativeVolume = RelativeVolume.of(20);
  private final Vwap vwap = Vwap.daily();

  void apply(Candle candle, double[] lines) {
    atr.update(candle);
    rsi.update(candle);
    macd.update(candle);
    adx.update(candle);
    fast.update(candle);
    slow.update(candle);
    bands.update(candle);
    relativeVolume.update(candle);
    vwap.update(candle);
    lines[0] = atr.value();
    lines[1] = rsi.value();
    lines[2] = macd.value();
    lines[3] = macd.signal();
    lines[4] = macd.histogram();
    lines[5] = adx.value();
    lines[6] = adx.plusDi();
    lines[7] = adx.minusDi();
    lines[8] = fast.value();
    lines[9] = slow.value();
    lines[10] = bands.value();
    lines[11] = bands.upper();
    lines[12] = bands.lower();
    lines[13] = relativeVolume.value();
    lines[14] = vwap.value();
  }

  /** What a forming candle would do to the main lines. */
  double peek(Candle candle) {
    return atr.peek(candle) + rsi.peek(candle) + macd.peek(candle) + adx.peek(candle)
        + fast.peek(candle) + slow.peek(candle) + bands.peek(candle)
        + relativeVolume.peek(candle) + vwap.peek(candle);
  }
}
