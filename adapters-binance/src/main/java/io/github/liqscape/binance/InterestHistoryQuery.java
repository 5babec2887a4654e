// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.spi.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Open interest of the last 30 days. The venue counts one side, in base coins or contracts, at the
 * time it names.
 */
final class InterestHistoryQuery extends ListQuery<OpenInterest> {

  /** The venue keeps no more. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final int ROWS = 500;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final Requests requests;
  private final Instrument instrument;
  private final Timeframe period;
  private final long endNanos;
  private long start;
  private long pageEnd;
  private long newest = Long.MIN_VALUE;

  InterestHistoryQuery(
      Requests requests, Instrument instrument, Timeframe period, TimeRange range) {
    this.requests = requests;
    this.instrument = instrument;
    this.period = period;
    this.endNanos = range.toNanos();
    long step = period.openOf(range.fromNanos());
    this.start = step < range.fromNanos() ? step + period.nanos() : step;
    ask(start < endNanos ? page() : null);
  }

  /** The steps the venue keeps. */
  static boolean offers(Timeframe period) {
    return switch (period) {
      case M5, M15, M30, H1, H2, H4, H6, H12, D1 -> true;
      case M1, M3, H8, W1 -> false;
    };
  }

  private RestRequest page() {
    long step = period.nanos();
    int rows = (int) Math.min(ROWS, (endNanos - start + step - 1) / step);
    pageEnd = start + rows * step;
    Object[] which =
        instrument.contractType() == ContractType.INVERSE
            ? new Object[] {"pair", Requests.pair(instrument), "contractType", "PERPETUAL"}
            : new Object[] {"symbol", instrument.symbol()};
    Object[] what = {
      "period",
      period.code(),
      "startTime",
      start / NANOS_PER_MILLI,
      "endTime",
      pageEnd / NANOS_PER_MILLI - 1,
      "limit",
      rows
    };
    Object[] all = Arrays.copyOf(which, which.length + what.length);
    System.arraycopy(what, 0, all, which.length, what.length);
    return requests.statistics("openInterestHist", all);
  }

  @Override
  @Nullable OpenInterest row(JsonNode row, long nowNanos) {
    long time = Json.time(row.path("timestamp"), "timestamp");
    double quantity = Json.notNegative(row.path("sumOpenInterest"), "sumOpenInterest");
    if (time < start || time >= pageEnd || time <= newest) {
      return null;
    }
    OpenInterest interest =
        new OpenInterest(
            instrument, time, time, quantity, notional(quantity, row.path("sumOpenInterestValue")));
    newest = time;
    return interest;
  }

  private double notional(double quantity, JsonNode value) {
    return instrument.contractType() == ContractType.INVERSE
        ? instrument.notional(quantity, Double.NaN)
        : Json.notNegative(value, "sumOpenInterestValue");
  }

  @Override
  void turn(int rows, long nowNanos) {
    start = pageEnd;
    ask(start < endNanos && start < nowNanos ? page() : null);
  }
}
