// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a made-up market of one instrument, for a {@link VenueScript} to tell in its
 * venue's own words. The market is 400 days old; every number follows from its time alone and has
 * few decimals, so that decimal text gives the same {@code double} again.
 *
 * <p>Threading: thread-safe.
 */
public final class ScriptedMarket {

  /** Time between settlements. */
  public static final Duration FUNDING_INTERVAL = Duration.ofHours(8);

  private static final long AGE_NANOS = Duration.ofDays(400).toNanos();

  private final Instrument instrument;
  private final ManualScheduler clock;
  private final long listedNanos;
  private final List<Trade> trades = new ArrayList<>();

  ScriptedMarket(Instrument instrument, ManualScheduler clock) {
    this.instrument = instrument;
    this.clock = clock;
    this.listedNanos = Timeframe.D1.openOf(clock.nanos() - AGE_NANOS);
  }

  /** A number as a venue spells it: plain digits, no exponent. */
  public static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** JSON that is written with single quotes, which read better in Java. */
  public static String json(String text) {
    return text.replace('\'', '"');
  }

  public Instrument instrument() {
    return instrument;
  }

  /** The venue's clock, epoch nanoseconds. */
  public long nowNanos() {
    return clock.nanos();
  }

  /** The venue's clock, epoch milliseconds. */
  public long nowMillis() {
    return nowNanos() / 1_000_000;
  }

  /** When the instrument was listed, epoch nanoseconds; there is no history before. */
  public long listedNanos() {
    return listedNanos;
  }

  /**
   * The candles that open in a range, both ends included, in ascending time. The last one may still
   * be forming: {@link Candle#closed()} says so.
   */
  public List<Candle> candles(PriceKind price, Timeframe timeframe, long fromNanos, long toNanos) {
    List<Candle> found = new ArrayList<>();
    long from = Math.max(fromNanos, listedNanos);
    long open = timeframe.openOf(from) == from ? from : timeframe.closeOf(from);
    for (; open <= Math.min(toNanos, nowNanos()); open += timeframe.nanos()) {
      found.add(candle(price, timeframe, open));
    }
    return found;
  }

  /** The candle that opens at this time. */
  Candle candle(PriceKind price, Timeframe timeframe, long open) {
    long step = open / timeframe.nanos();
    double base = 50_000 + step % 997 + price.ordinal() * 0.5;
    boolean closed = open + timeframe.nanos() <= nowNanos();
    boolean traded = price == PriceKind.LAST;
    double volume = traded ? 10 + step % 7 : Double.NaN;
    return new Candle(
        timeframe,
        open,
        base,
        base + 20,
        base - 10,
        base + 5,
        volume,
        traded ? volume * base : Double.NaN,
        traded ? volume / 2 : Double.NaN,
        traded ? (int) (100 + step % 11) : -1,
        closed);
  }

  /** The trades so far, in ascending time; their ids are whole numbers that rise by one. */
  public List<Trade> trades() {
    synchronized (trades) {
      return List.copyOf(trades);
    }
  }

  Trade add(Trade trade) {
    synchronized (trades) {
      trades.add(trade);
    }
    return trade;
  }

  /** The rates settled in a range, both ends included, in ascending time. */
  public List<FundingRate> funding(long fromNanos, long toNanos) {
    List<FundingRate> found = new ArrayList<>();
    long every = FUNDING_INTERVAL.toNanos();
    long at = Math.ceilDiv(Math.max(fromNanos, listedNanos), every) * every;
    for (; at <= Math.min(toNanos, nowNanos()); at += every) {
      double rate = Double.parseDouble("0.0001" + (at / every) % 7);
      found.add(
          new FundingRate(
              instrument, at, at, rate, at, FUNDING_INTERVAL, FundingRate.Status.SETTLED));
    }
    return found;
  }

  /** One-sided open interest at every step of a range, both ends included, in ascending time. */
  public List<OpenInterest> openInterest(Timeframe period, long fromNanos, long toNanos) {
    List<OpenInterest> found = new ArrayList<>();
    long every = period.nanos();
    long at = Math.ceilDiv(Math.max(fromNanos, listedNanos), every) * every;
    for (; at <= Math.min(toNanos, nowNanos()); at += every) {
      double quantity = 70_000 + (at / every) % 499;
      found.add(new OpenInterest(instrument, at, at, quantity, quantity * 50_000));
    }
    return found;
  }
}
