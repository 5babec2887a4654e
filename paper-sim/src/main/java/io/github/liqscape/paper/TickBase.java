// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import java.math.BigDecimal;

/**
 * Where the next tick of one instrument is likely to be: its last price, mark, best prices and trade id. A
 * packed tick says how far it is from there.
 */
final class TickBase {

  private static final int MARK_DECIMALS = 8;
  private static final int MARK_DIGITS = 4;
  /** Up to here a power of ten, and a whole number of its parts, are exact doubles. */
  private static final int MOST_DECIMALS = 15;
  private static final double MOST_UNITS = 1L << 53;
  private static final double[] POWERS = new double[MOST_DECIMALS + 1];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  final int number;
  final Instrument instrument;
  final double pricePower;
  final double sizePower;
  final double markPower;
  long price;
  long mark;
  long bid;
  long ask;
  long id;

  TickBase(int number, Instrument instrument) {
    this.number = number;
    this.instrument = instrument;
    int tick = decimals(instrument.tickSize());
    pricePower = power(tick);
    sizePower = power(decimals(instrument.lotSize()));
    markPower = power(Math.max(MARK_DECIMALS, tick + MARK_DIGITS));
  }

  private static int decimals(BigDecimal of) {
    return Math.max(0, of.stripTrailingZeros().scale());
  }

  private static double power(int decimals) {
    return POWERS[Math.min(decimals, MOST_DECIMALS)];
  }

  /** A new run begins: nothing is known of what was before. */
  void begin() {
    price = 0;
    mark = 0;
    bid = 0;
    ask = 0;
    id = 0;
  }

  /** So many units of a decimal that give it back bit for bit, or -1. */
  static long units(double value, double power) {
    double nearest = Math.rint(value * power);
    if (!(nearest >= 0 && nearest <= MOST_UNITS)) {
      return -1;
    }
    long units = (long) nearest;
    boolean exact =
        Double.doubleToRawLongBits(units / power) == Double.doubleToRawLongBits(value);
    return exact ? units : -1;
  }
}
