// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

/** The price of one instrument of a scenario: a random walk with gaps and crashes, in ticks. */
final class ScenarioMarket {

  private final SplittableRandom random;
  private final Instrument instrument;
  private final double leverage;
  private final double volatility;
  private final double base;
  private long price;

  ScenarioMarket(SplittableRandom random, Instrument instrument, double leverage, long price) {
    this.random = random;
    this.instrument = instrument;
    this.leverage = leverage;
    this.price = price;
    base = instrument.price(price);
    volatility = 0.002 + random.nextDouble() * 0.02;
  }

  Instrument instrument() {
    return instrument;
  }

  /** Last price in ticks. */
  long price() {
    return price;
  }

  double leverage() {
    return leverage;
  }

  boolean linear() {
    return instrument.contractType() == ContractType.LINEAR;
  }

  /** About ten thousand in quote currency. */
  BigDecimal deposit() {
    double amount = linear() ? 10_000 : 10_000 / base;
    return BigDecimal.valueOf(amount).setScale(8, RoundingMode.HALF_UP);
  }

  /** So many lots that a part of what the account could hold is traded. */
  long steps(double part) {
    double lot = instrument.lotSize().doubleValue();
    double unit = instrument.notional(lot, base);
    return Math.max(1, Math.round(10_000 * leverage * part / unit));
  }

  double quantity(long steps) {
    return instrument
        .lotSize()
        .multiply(BigDecimal.valueOf(steps))
        .doubleValue();
  }

  /** A price so many times the usual movement away. */
  long away(double moves) {
    return Math.max(1, price + Math.round(price * volatility * moves));
  }

  private double normal() {
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += random.nextDouble() - 0.5;
    }
    return sum * 1.4;
  }

  private void move(double sigmas) {
    double scale = random.nextInt(40) == 0 ? Math.min(12, 0.8 / volatility / leverage) : 1;
    price = Math.max(20, price + Math.round(price * volatility * sigmas * normal() * scale));
  }

  /** A small movement. */
  void tick() {
    move(random.nextInt(10) == 0 ? 1 : 0.15);
  }

  /** The next candle. */
  Candle candle(Timeframe timeframe, long open) {
    if (random.nextInt(5) == 0) {
      move(0.7);
    }
    long o = price;
    long high = o;
    long low = o;
    int moves = random.nextInt(5);
    for (int i = 0; i < moves; i++) {
      move(0.8);
      high = Math.max(high, price);
      low = Math.min(low, price);
    }
    return Candle.closed(
        timeframe, open, at(o), at(high), at(low), at(price), volume(random.nextInt(20)));
  }

  private double volume(int kind) {
    if (kind < 3) {
      return Double.NaN;
    }
    if (kind < 5) {
      return 0;
    }
    return quantity(kind < 12 ? random.nextLong(12) : random.nextLong(4 * steps(0.3) + 2));
  }

  double at(long ticks) {
    return instrument.price(ticks);
  }

  /** A mark price near the last one, mostly off the grid by a few thousandths of a tick. */
  double mark() {
    BigDecimal tick = instrument.tickSize();
    long thousandths = price * 1000 + Math.round(price * volatility * normal() * 300);
    return tick.multiply(BigDecimal.valueOf(Math.max(1000, thousandths), 3)).doubleValue();
  }

  /** A mark candle that goes with a candle. */
  Candle markCandle(Candle c) {
    double shift = 1 + volatility * 0.2 * normal();
    return Candle.closed(
        c.timeframe(), c.openNanos(), near(c.open() * shift), near(c.high() * shift),
        near(c.low() * shift), near(c.close() * shift), Double.NaN);
  }

  private double near(double value) {
    return BigDecimal.valueOf(value)
        .setScale(instrument.tickSize().scale() + 2, RoundingMode.HALF_EVEN)
        .doubleValue();
  }
}
