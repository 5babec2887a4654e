// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import java.util.ArrayList;
import java.util.List;

/**
 * A scripted market: price legs with a target, a number of bars and the length of the wicks. Prices
 * lie around 500, where the steps of round numbers are the same on both sides, so that a script and
 * its mirror image about 500 see the same numbers.
 */
final class Script {

  static final double CENTRE = 500;
  static final Timeframe TIMEFRAME = Timeframe.M5;
  static final long START = 1_704_067_200L * 1_000_000_000L;

  static final Instrument INSTRUMENT =
      Instrument.linear(Venue.BINANCE, "SCRIPTUSDT", "SCRIPT", "USDT")
          .tickSize("0.01")
          .lotSize("0.001")
          .build();

  private final boolean mirrored;
  private final List<Candle> candles = new ArrayList<>();
  private double price;

  private Script(boolean mirrored, double price) {
    this.mirrored = mirrored;
    this.price = price;
  }

  static Script from(double price) {
    return new Script(false, price);
  }

  /** The same legs turned upside down about 500. */
  static Script mirrored(double price) {
    return new Script(true, price);
  }

  int bars() {
    return candles.size();
  }

  /** Open time of the next bar. */
  long now() {
    return START + candles.size() * TIMEFRAME.nanos();
  }

  double price() {
    return price;
  }

  /** So many bars in a straight line to a price; wicks of this length on both sides. */
  Script leg(double to, int bars, double wick) {
    double from = price;
    for (int i = 1; i <= bars; i++) {
      bar(from + (to - from) * i / bars, wick, wick);
    }
    return this;
  }

  /** One bar to a price, with a wick above and below. */
  Script bar(double close, double above, double below) {
    double open = tick(price);
    double end = tick(close);
    double high = Math.max(open, end) + tick(above);
    double low = Math.min(open, end) - tick(below);
    candles.add(
        Candle.closed(
            TIMEFRAME, now(), turn(open), mirrored ? turn(low) : tick(high),
            mirrored ? turn(high) : tick(low), turn(end), 100 + candles.size() % 7));
    price = end;
    return this;
  }

  private double turn(double value) {
    return tick(mirrored ? 2 * CENTRE - value : value);
  }

  private static double tick(double value) {
    return Math.rint(value * 100) / 100;
  }

  List<Candle> candles() {
    return candles;
  }
}
