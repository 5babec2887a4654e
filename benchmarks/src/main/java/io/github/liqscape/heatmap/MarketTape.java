// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.Trade;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A seeded market that a map never refuses: event time always rises, prices lie on ticks. It can go
 * on for ever, so that a benchmark never feeds the same event twice.
 */
final class MarketTape {

  static final Instrument BTCUSDT =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  static final MarginTiers TIERS = KnownMarginTiers.binanceBtcusdt2026();
  static final NaiveGrid GRID = new NaiveGrid(BTCUSDT, 1);

  static final double START_PRICE = 60_000;
  static final double OPEN_INTEREST = 20_000;
  static final long MILLI = 1_000_000L;
  static final long SECOND = 1_000 * MILLI;

  /** Hours of market before a measurement; ranked zones need 72 hourly samples. */
  static final int WARM_HOURS = 96;

  // Half a second into an hour: no benchmark's first event closes a period.
  private static final long START = 1_772_409_600L * SECOND + SECOND / 2;
  private static final int STEPS_PER_HOUR = 360;

  private final SplittableRandom random;
  private long now = START;
  private double logPrice = Math.log(START_PRICE);
  private double interest = OPEN_INTEREST;
  private long tradeId = 6_000_000_000L;

  MarketTape(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Four days: every ten seconds a mark price and three trades, every five minutes open interest,
   * about three liquidations an hour; the price spreads by 2.8 % a day.
   */
  void warm(Consumer<MarketEvent> out) {
    for (int step = 1; step <= WARM_HOURS * STEPS_PER_HOUR; step++) {
      walk(3e-4);
      out.accept(mark(SECOND, Math.exp(logPrice)));
      for (int i = 0; i < 3; i++) {
        walk(1e-4);
        out.accept(trade(3 * SECOND, Math.exp(logPrice)));
      }
      if (step % 120 == 0) {
        out.accept(forced(0, Math.exp(logPrice)));
      }
      if (step % 30 == 0) {
        interest *= Math.exp(0.004 * random.nextGaussian());
        interest += (OPEN_INTEREST - interest) * 0.002;
        out.accept(interest(0, interest));
      }
    }
  }

  /** The price takes a random step of this size in log price, drawn back a little to the start. */
  double walk(double step) {
    logPrice += step * random.nextGaussian();
    logPrice += (Math.log(START_PRICE) - logPrice) * 1e-5;
    return Math.exp(logPrice);
  }

  Trade trade(long afterNanos, double price) {
    now += afterNanos;
    double quantity = -Math.log(1 - random.nextDouble()) * 0.7 + 1e-3;
    OrderSide taker = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
    tradeId++;
    return new Trade(BTCUSDT, now, now, Long.toString(tradeId), onTick(price), quantity, taker);
  }

  MarkPrice mark(long afterNanos, double price) {
    now += afterNanos;
    return new MarkPrice(BTCUSDT, now, now, price, Double.NaN);
  }

  OpenInterest interest(long afterNanos, double quantity) {
    now += afterNanos;
    return new OpenInterest(BTCUSDT, now, now, quantity, Double.NaN);
  }

  ForcedOrder forced(long afterNanos, double price) {
    now += afterNanos;
    PositionSide side = random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    double quantity = -Math.log(1 - random.nextDouble()) * 2 + 1e-3;
    return new ForcedOrder(
        BTCUSDT, now, now, side, quantity, price, Double.NaN, ForcedOrder.Completeness.COMPLETE);
  }

  /** One trade in each of so many neighbouring buckets, all within a second. */
  void tradesAround(int bucket, int buckets, Consumer<MarketEvent> out) {
    for (int i = 0; i < buckets; i++) {
      out.accept(trade(10 * MILLI, GRID.priceOf(bucket - buckets / 2 + i)));
    }
  }

  private static double onTick(double price) {
    return BTCUSDT.price(BTCUSDT.ticks(price));
  }
}
