// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.TimeRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Closed candles of the last, mark or index price. Bybit answers newest first, so pages go
 * backwards, each of at most as many bars as one answer holds.
 */
final class CandlesQuery extends BybitQuery<List<CandleEvent>> {

  private static final int LIMIT = 1_000;
  private static final long MILLI = 1_000_000;

  /** A bar may still be corrected within two seconds of its close. */
  private static final long SETTLING = 2_000 * MILLI;

  private final Instrument instrument;
  private final PriceKind price;
  private final Timeframe timeframe;
  private final String interval;
  private final long first;
  private long last;
  private final TreeMap<Long, CandleEvent> candles = new TreeMap<>();
  private boolean seen;

  /**
   * Asks for the bars that open in a range.
   *
   * @throws IllegalArgumentException if Bybit has no such interval
   */
  CandlesQuery(
      BybitHosts hosts,
      Instrument instrument,
      PriceKind price,
      Timeframe timeframe,
      TimeRange range) {
    super(hosts, path(price));
    this.instrument = instrument;
    this.price = price;
    this.timeframe = timeframe;
    interval =
        interval(timeframe)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "timeframe must be one that bybit has, was " + timeframe.code()));
    long open = timeframe.openOf(range.fromNanos());
    first = open == range.fromNanos() ? open : open + timeframe.nanos();
    last = timeframe.openOf(range.toNanos() - 1);
    if (last < first) {
      finish();
    }
  }

  /** Bybit's name of a timeframe, if it has it. */
  static Optional<String> interval(Timeframe timeframe) {
    return switch (timeframe) {
      case M1, M3, M5, M15, M30, H1, H2, H4, H6, H12 ->
          Optional.of(Long.toString(timeframe.duration().toMinutes()));
      case D1 -> Optional.of("D");
      case W1 -> Optional.of("W");
      case H8 -> Optional.empty();
    };
  }

  private static String path(PriceKind price) {
    return switch (price) {
      case LAST -> "kline";
      case MARK -> "mark-price-kline";
      case INDEX -> "index-price-kline";
    };
  }

  @Override
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("category", category());
    parameters.put("symbol", Asked.symbol(instrument));
    parameters.put("interval", interval);
    parameters.put("start", Long.toString(windowStart() / MILLI));
    parameters.put("end", Long.toString(last / MILLI));
    parameters.put("limit", Integer.toString(LIMIT));
    return parameters;
  }

  private long windowStart() {
    return Math.max(first, last - (LIMIT - 1) * timeframe.nanos());
  }

  @Override
  void page(JsonNode result, long serverNanos) throws Unreadable {
    long start = windowStart();
    long[] oldest = {Long.MAX_VALUE};
    rows(
        result,
        row -> {
          long open = Nodes.nanos("start", Nodes.optional(row, 0));
          if (open < start || open > last) {
            return;
          }
          oldest[0] = Math.min(oldest[0], open);
          if (open + timeframe.nanos() + SETTLING < serverNanos) {
            candles.put(open, event(open, row));
          }
        });
    boolean empty = oldest[0] == Long.MAX_VALUE;
    // Bybit has a bar for every interval since the launch: older than nothing there is nothing.
    boolean beforeLaunch = empty && seen;
    boolean reached = start <= first && (empty || oldest[0] <= first);
    if (reached || beforeLaunch) {
      finish();
      return;
    }
    seen |= !empty;
    long before = empty ? start : oldest[0];
    // A range that reaches into the future would otherwise be paged through before the first bar.
    last = Math.min(before - timeframe.nanos(), timeframe.openOf(serverNanos));
    if (last < first) {
      finish();
    }
  }

  private CandleEvent event(long open, JsonNode row) throws Unreadable {
    double volume = Double.NaN;
    double quoteVolume = Double.NaN;
    if (price == PriceKind.LAST) {
      volume = Nodes.notNegative("volume", Nodes.optional(row, 5));
      double turnover = Nodes.notNegative("turnover", Nodes.optional(row, 6));
      quoteVolume = CandleRows.quoteVolume(instrument, volume, turnover);
    }
    return CandleEvent.recorded(
        instrument,
        price,
        new Candle(
            timeframe,
            open,
            Nodes.positive("open", Nodes.optional(row, 1)),
            Nodes.positive("high", Nodes.optional(row, 2)),
            Nodes.positive("low", Nodes.optional(row, 3)),
            Nodes.positive("close", Nodes.optional(row, 4)),
            volume,
            quoteVolume,
            Double.NaN,
            -1,
            true));
  }

  @Override
  public List<CandleEvent> result() {
    return List.copyOf(candles.values());
  }
}
