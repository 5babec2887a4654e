// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Closed candles whose open time lies in a range. The row of the candle that still forms comes last
 * and is left out. No request spans more bars than it may answer, because COIN-M counts back from
 * the end.
 */
final class CandleQuery extends ListQuery<CandleEvent> {

  /** Up to 499 bars weigh 2, up to 1,000 weigh 5, up to 1,500 weigh 10. */
  private static final int BARS = 1_000;

  private static final long NANOS_PER_MILLI = 1_000_000L;

  /** A candle counts as closed this long after its end. */
  static final long CLOSED_AFTER_NANOS = 2_000 * NANOS_PER_MILLI;

  /** COIN-M answers no longer stretch at once. */
  private static final long LONGEST_NANOS = 200L * 86_400_000L * NANOS_PER_MILLI;

  private final Requests requests;
  private final Instrument instrument;
  private final PriceKind price;
  private final Timeframe timeframe;
  private final long endNanos;
  private long start;
  private long pageEnd;
  private long newest = Long.MIN_VALUE;

  CandleQuery(
      Requests requests,
      Instrument instrument,
      PriceKind price,
      Timeframe timeframe,
      TimeRange range) {
    this.requests = requests;
    this.instrument = instrument;
    this.price = price;
    this.timeframe = timeframe;
    this.endNanos = range.toNanos();
    long open = timeframe.openOf(range.fromNanos());
    this.start = open < range.fromNanos() ? open + timeframe.nanos() : open;
    ask(start < endNanos ? page() : null);
  }

  private RestRequest page() {
    long step = timeframe.nanos();
    long atMost = Math.max(1, Math.min(BARS, LONGEST_NANOS / step));
    long wanted = (endNanos - start + step - 1) / step;
    int bars = (int) Math.min(atMost, wanted);
    pageEnd = start + bars * step;
    String name =
        switch (price) {
          case LAST -> "klines";
          case MARK -> "markPriceKlines";
          case INDEX -> "indexPriceKlines";
        };
    boolean byPair = price == PriceKind.INDEX;
    return requests.weighted(
        name,
        weight(bars),
        byPair ? "pair" : "symbol",
        byPair ? Requests.pair(instrument) : instrument.symbol(),
        "interval",
        timeframe.code(),
        "startTime",
        start / NANOS_PER_MILLI,
        "endTime",
        pageEnd / NANOS_PER_MILLI - 1,
        "limit",
        bars);
  }

  private static int weight(int bars) {
    if (bars < 100) {
      return 1;
    }
    return bars < 500 ? 2 : 5;
  }

  @Override
  @Nullable CandleEvent row(JsonNode row, long nowNanos) {
    long open = Json.time(row.path(0), "open time");
    long close = Json.time(row.path(6), "close time");
    if (close + CLOSED_AFTER_NANOS >= nowNanos || open < start || open >= pageEnd) {
      return null;
    }
    if (open <= newest) {
      return null;
    }
    CandleEvent candle =
        CandleEvent.recorded(
            instrument, price, price == PriceKind.LAST ? traded(row, open) : quoted(row, open));
    newest = open;
    return candle;
  }

  private Candle traded(JsonNode row, long open) {
    double volume = Json.notNegative(row.path(5), "volume");
    long count = Json.whole(row.path(8), "count");
    return new Candle(
        timeframe,
        open,
        Json.number(row.path(1)),
        Json.number(row.path(2)),
        Json.number(row.path(3)),
        Json.number(row.path(4)),
        volume,
        MessageReader.quoteVolume(
            instrument, volume, Json.notNegative(row.path(7), "quote volume")),
        Json.notNegative(row.path(9), "taker buy volume"),
        Math.toIntExact(Math.min(count, Integer.MAX_VALUE)),
        true);
  }

  private Candle quoted(JsonNode row, long open) {
    return Candle.closed(
        timeframe,
        open,
        Json.number(row.path(1)),
        Json.number(row.path(2)),
        Json.number(row.path(3)),
        Json.number(row.path(4)),
        Double.NaN);
  }

  @Override
  void turn(int rows, long nowNanos) {
    start = pageEnd;
    ask(start < endNanos && start < nowNanos ? page() : null);
  }
}
