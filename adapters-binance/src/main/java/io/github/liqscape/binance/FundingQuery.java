// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.spi.TimeRange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settled funding rates. The venue's times trail the settlement by some milliseconds and are
 * rounded to the minute. The interval is the time since the settlement before, and what the venue
 * lists for the first.
 */
final class FundingQuery extends ListQuery<FundingRate> {

  private static final int ROWS = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long MINUTE = 60_000 * NANOS_PER_MILLI;

  private final Requests requests;
  private final Instrument instrument;
  private final Duration listed;
  private final TimeRange range;
  private final boolean polled;
  private long startMillis;
  private long newest = Long.MIN_VALUE;
  private long newestMillis;

  /**
   * @param polled whether the event time is the time of the answer, as for a rate that was just
   *     settled, or the time of the settlement, as in history
   */
  FundingQuery(
      Requests requests,
      FundingIntervals intervals,
      Instrument instrument,
      TimeRange range,
      boolean polled) {
    this.requests = requests;
    this.instrument = instrument;
    this.listed = intervals.of(instrument.symbol());
    this.range = range;
    this.polled = polled;
    this.startMillis = range.fromNanos() / NANOS_PER_MILLI;
    ask(page());
  }

  private RestRequest page() {
    return requests.funding(
        "fundingRate",
        "symbol",
        instrument.symbol(),
        "startTime",
        startMillis,
        "endTime",
        // A settlement inside the range may be stamped a little after its end.
        (range.toNanos() + MINUTE / 2) / NANOS_PER_MILLI,
        "limit",
        ROWS);
  }

  @Override
  @Nullable FundingRate row(JsonNode row, long nowNanos) {
    long time = Json.time(row.path("fundingTime"), "fundingTime");
    newestMillis = Math.max(newestMillis, time / NANOS_PER_MILLI);
    long settlement = Math.floorDiv(time + MINUTE / 2, MINUTE) * MINUTE;
    if (!range.contains(settlement) || settlement <= newest) {
      return null;
    }
    FundingRate rate =
        new FundingRate(
            instrument,
            polled ? nowNanos : settlement,
            polled ? nowNanos : settlement,
            Json.number(row.path("fundingRate")),
            settlement,
            interval(settlement),
            FundingRate.Status.SETTLED);
    newest = settlement;
    return rate;
  }

  /** A hole in the history must not look like a long interval. */
  private Duration interval(long settlement) {
    Duration step = Duration.ofNanos(newest == Long.MIN_VALUE ? 0 : settlement - newest);
    return step.isZero() || step.compareTo(FundingIntervals.USUAL) > 0 ? listed : step;
  }

  @Override
  void turn(int rows, long nowNanos) {
    boolean more = rows == ROWS && newestMillis >= startMillis;
    startMillis = newestMillis + 1;
    ask(more ? page() : null);
  }
}
