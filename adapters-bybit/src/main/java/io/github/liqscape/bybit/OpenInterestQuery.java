// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.spi.TimeRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * History of open interest. Bybit does not say since when its {@code openInterest} counts both
 * sides: all of it is taken so, and halved where the one-sided field is absent. There is no value
 * in quote currency.
 */
final class OpenInterestQuery extends BybitQuery<List<OpenInterest>> {

  private static final int LIMIT = 200;
  private static final long MILLI = 1_000_000;

  private final Instrument instrument;
  private final String interval;
  private final TimeRange range;
  private final TreeMap<Long, OpenInterest> found = new TreeMap<>();
  private String cursor = "";

  /**
   * Asks for the values of a range.
   *
   * @throws IllegalArgumentException if Bybit has no such period
   */
  OpenInterestQuery(BybitHosts hosts, Instrument instrument, Timeframe period, TimeRange range) {
    super(hosts, "open-interest");
    this.instrument = instrument;
    this.range = range;
    interval =
        interval(period)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "period must be one of 5m, 15m, 30m, 1h, 4h, 1d, was " + period.code()));
  }

  /** Bybit's name of a period, if it has it. */
  static Optional<String> interval(Timeframe period) {
    return switch (period) {
      case M5, M15, M30 -> Optional.of(period.duration().toMinutes() + "min");
      case H1, H4, D1 -> Optional.of(period.code());
      case M1, M3, H2, H6, H8, H12, W1 -> Optional.empty();
    };
  }

  @Override
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("category", category());
    parameters.put("symbol", Asked.symbol(instrument));
    parameters.put("intervalTime", interval);
    parameters.put("startTime", Long.toString(range.fromNanos() / MILLI));
    parameters.put("endTime", Long.toString((range.toNanos() - 1) / MILLI));
    parameters.put("limit", Integer.toString(LIMIT));
    if (!cursor.isEmpty()) {
      parameters.put("cursor", cursor);
    }
    return parameters;
  }

  @Override
  void page(JsonNode result, long serverNanos) throws Unreadable {
    int before = found.size();
    rows(
        result,
        row -> {
          long time = Nodes.nanos(row, "timestamp");
          if (range.contains(time)) {
            found.put(time, event(time, row));
          }
        });
    cursor = Nodes.optional(result, "nextPageCursor");
    if (cursor.isEmpty() || found.size() == before) {
      finish();
    }
  }

  private OpenInterest event(long time, JsonNode row) throws Unreadable {
    String single = Nodes.optional(row, "singleOpenInterest");
    double quantity =
        single.isEmpty()
            ? Nodes.notNegative("openInterest", Nodes.optional(row, "openInterest")) / 2
            : Nodes.notNegative("singleOpenInterest", single);
    return new OpenInterest(
        instrument, time, time, quantity, Ticker.value(instrument, quantity, Double.NaN));
  }

  @Override
  public List<OpenInterest> result() {
    return List.copyOf(found.values());
  }
}
