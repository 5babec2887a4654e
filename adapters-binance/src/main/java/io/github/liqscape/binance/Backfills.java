// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.BackfillNeed;
import io.github.liqscape.feed.Backfilled;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fills a hole in each stream. Forced orders and tops of book have no history. */
final class Backfills {

  private static final long MINUTE = Timeframe.M1.nanos();

  private final Requests requests;
  private final FundingIntervals intervals;

  Backfills(Requests requests, FundingIntervals intervals) {
    this.requests = requests;
    this.intervals = intervals;
  }

  @Nullable RestQuery<Backfilled> of(BackfillNeed need) {
    return switch (need.kind()) {
      case TRADE -> trades(need);
      case CANDLE -> candles(need, PriceKind.LAST, firstMissing(need.fromNanos()));
      case MARK_PRICE -> candles(need, PriceKind.MARK, Timeframe.M1.openOf(need.fromNanos()));
      case OPEN_INTEREST -> interest(need);
      case FUNDING_RATE -> funding(need);
      case FORCED_ORDER, TOP_OF_BOOK, BOOK -> null;
    };
  }

  private @Nullable RestQuery<Backfilled> trades(BackfillNeed need) {
    if (need.lastNumber() < 0) {
      return null;
    }
    TradeBackfill query =
        new TradeBackfill(requests, need.instrument(), need.lastNumber(), need.toNanos());
    return query.map(trades -> new Backfilled(trades, query.complete()));
  }

  /** The candle after the last closed one; before the first came, the one that was forming. */
  private static long firstMissing(long fromNanos) {
    long open = Timeframe.M1.openOf(fromNanos);
    return open == fromNanos ? open + MINUTE : open;
  }

  private RestQuery<Backfilled> candles(BackfillNeed need, PriceKind price, long firstOpen) {
    long afterLast = Timeframe.M1.openOf(need.toNanos());
    if (afterLast <= firstOpen) {
      // No candle has closed since: nothing is missing of candles, and nothing covers the marks.
      boolean complete = price == PriceKind.LAST;
      return new NothingToAsk().map(nothing -> new Backfilled(List.of(), complete));
    }
    RestQuery<List<CandleEvent>> query =
        new CandleQuery(
            requests, need.instrument(), price, Timeframe.M1, new TimeRange(firstOpen, afterLast));
    // A candle that ended less than two seconds ago is not final yet and leaves the hole open.
    long expected = (afterLast - firstOpen) / MINUTE;
    return query.map(found -> new Backfilled(found, found.size() == expected));
  }

  private RestQuery<Backfilled> interest(BackfillNeed need) {
    TimeRange range = after(need);
    boolean kept = range.length() < InterestHistoryQuery.KEPT.toNanos();
    return new InterestHistoryQuery(requests, need.instrument(), Timeframe.M5, range)
        .map(found -> new Backfilled(found, kept));
  }

  private RestQuery<Backfilled> funding(BackfillNeed need) {
    TimeRange range = after(need);
    return new FundingQuery(requests, intervals, need.instrument(), range, false)
        .map(found -> new Backfilled(found, true));
  }

  private static TimeRange after(BackfillNeed need) {
    return new TimeRange(need.fromNanos() + 1, Math.max(need.toNanos(), need.fromNanos() + 2));
  }
}
