// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import io.github.liqscape.candle.Candles;
import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.Bar;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/** A closed candle as a bar of ta4j: it ends where the next one begins, and nothing changes it. */
record CandleBar(
    Duration timePeriod,
    Instant beginTime,
    Num openPrice,
    Num highPrice,
    Num lowPrice,
    Num closePrice,
    Num volume,
    Num amount,
    long trades)
    implements Bar {

  private static final long NANOS = 1_000_000_000L;

  /** The candle at an index. A volume that is not known is ta4j's NaN, an unknown count 0. */
  static CandleBar of(Candles candles, int index) {
    long open = candles.openNanos(index);
    return new CandleBar(
        candles.timeframe().duration(),
        Instant.ofEpochSecond(Math.floorDiv(open, NANOS), Math.floorMod(open, NANOS)),
        number(candles.open(index)),
        number(candles.high(index)),
        number(candles.low(index)),
        number(candles.close(index)),
        number(candles.volume(index)),
        number(candles.quoteVolume(index)),
        Math.max(0, candles.tradeCount(index)));
  }

  private static Num number(double value) {
    return Double.isNaN(value) ? NaN.NaN : DoubleNumFactory.getInstance().numOf(value);
  }

  @Override
  public Duration getTimePeriod() {
    return timePeriod;
  }

  @Override
  public Instant getBeginTime() {
    return beginTime;
  }

  @Override
  public Instant getEndTime() {
    return beginTime.plus(timePeriod);
  }

  @Override
  public Num getOpenPrice() {
    return openPrice;
  }

  @Override
  public Num getHighPrice() {
    return highPrice;
  }

  @Override
  public Num getLowPrice() {
    return lowPrice;
  }

  @Override
  public Num getClosePrice() {
    return closePrice;
  }

  @Override
  public Num getVolume() {
    return volume;
  }

  @Override
  public Num getAmount() {
    return amount;
  }

  @Override
  public long getTrades() {
    return trades;
  }

  @Override
  public void addTrade(Num tradeVolume, Num tradePrice) {
    throw readOnly();
  }

  @Override
  public void addPrice(Num price) {
    throw readOnly();
  }

  static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException(
        "candles seen as bars are read-only: append candles to their own series");
  }
}
