// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.BackfillNeed;
import io.github.liqscape.feed.Backfilled;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each stream of Bybit is filled in after a hole, and when that closes it. */
final class Backfills {

  private final BybitHosts hosts;

  Backfills(BybitHosts hosts) {
    this.hosts = hosts;
  }

  /** The question, or null: of forced orders and books there is no history. */
  @Nullable RestQuery<Backfilled> query(BackfillNeed need) {
    return switch (need.kind()) {
      case TRADE -> trades(need);
      case CANDLE -> candles(need, PriceKind.LAST, need.fromNanos() + Timeframe.M1.nanos());
      case MARK_PRICE -> candles(need, PriceKind.MARK, Timeframe.M1.openOf(need.fromNanos()));
      case OPEN_INTEREST -> openInterest(need);
      case FUNDING_RATE -> funding(need);
      case FORCED_ORDER, TOP_OF_BOOK, BOOK -> null;
    };
  }

  /** Closed if the list still holds the last trade delivered, or one older than it. */
  private RestQuery<Backfilled> trades(BackfillNeed need) {
    return new RecentTradesQuery(hosts, need.instrument())
        .map(trades -> {
          int known = indexOf(trades, need.lastId());
          if (known >= 0) {
            return new Backfilled(trades.subList(known + 1, trades.size()), true);
          }
          List<Trade> newer =
              trades.stream().filter(t -> t.eventNanos() >= need.fromNanos()).toList();
          return new Backfilled(newer, newer.size() < trades.size());
        });
  }

  private static int indexOf(List<Trade> trades, String id) {
    for (int i = trades.size() - 1; i >= 0; i--) {
      if (trades.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Closed if there is a candle for every minute that has ended. */
  private RestQuery<Backfilled> candles(BackfillNeed need, PriceKind price, long firstOpen) {
    long lastClose = Timeframe.M1.openOf(need.toNanos());
    TimeRange range = new TimeRange(firstOpen, Math.max(firstOpen + 1, need.toNanos()));
    return new CandlesQuery(hosts, need.instrument(), price, Timeframe.M1, range)
        .map((List<CandleEvent> candles) -> {
          long expected = Math.max(0, (lastClose - firstOpen) / Timeframe.M1.nanos());
          return new Backfilled(candles, candles.size() >= expected);
        });
  }

  /** Closed unless the first step after the hole's begin is past and missing. */
  private RestQuery<Backfilled> openInterest(BackfillNeed need) {
    Instrument instrument = need.instrument();
    long firstStep = Timeframe.M5.closeOf(need.fromNanos());
    TimeRange range = range(need);
    return new OpenInterestQuery(hosts, instrument, Timeframe.M5, range)
        .map((List<OpenInterest> values) ->
            new Backfilled(
                values,
                firstStep > need.toNanos()
                    || (!values.isEmpty() && values.getFirst().eventNanos() <= firstStep)));
  }

  /** Whatever was settled meanwhile; the estimate itself comes with the next ticker. */
  private RestQuery<Backfilled> funding(BackfillNeed need) {
    return new FundingQuery(hosts, need.instrument(), range(need), false)
        .map((List<FundingRate> rates) -> new Backfilled(rates, true));
  }

  /** After the last good event, up to the end. */
  private static TimeRange range(BackfillNeed need) {
    long from = need.fromNanos() + 1;
    return new TimeRange(from, Math.max(from + 1, need.toNanos() + 1));
  }
}
