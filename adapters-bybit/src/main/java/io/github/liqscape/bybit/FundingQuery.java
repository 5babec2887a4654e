// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.spi.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settled funding rates. Bybit gives no interval with them: it is the time since the settlement
 * before, which is why a day more than asked for is read.
 */
final class FundingQuery extends BybitQuery<List<FundingRate>> {

  private static final int LIMIT = 200;
  private static final long MILLI = 1_000_000;
  private static final long LONGEST_INTERVAL = Duration.ofDays(1).toNanos();
  private static final double MOST_FUNDING = 0.2;

  private final Instrument instrument;
  private final TimeRange range;
  private final boolean polled;
  private final long from;
  private long to;
  private final TreeMap<Long, Double> rates = new TreeMap<>();
  private long answeredNanos;

  /**
   * Asks for the rates that were settled in a range.
   *
   * @param polled whether an event's time is that of the answer, as befits one among live events;
   *     else it is the settlement's
   */
  FundingQuery(BybitHosts hosts, Instrument instrument, TimeRange range, boolean polled) {
    super(hosts, "funding/history");
    this.instrument = instrument;
    this.range = range;
    this.polled = polled;
    from = Math.max(0, range.fromNanos() - LONGEST_INTERVAL);
    to = range.toNanos() - 1;
  }

  @Override
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("category", category());
    parameters.put("symbol", Asked.symbol(instrument));
    parameters.put("startTime", Long.toString(from / MILLI));
    parameters.put("endTime", Long.toString(to / MILLI));
    parameters.put("limit", Integer.toString(LIMIT));
    return parameters;
  }

  @Override
  void page(JsonNode result, long serverNanos) throws Unreadable {
    answeredNanos = serverNanos;
    long[] oldest = {Long.MAX_VALUE};
    int count =
        rows(
            result,
            row -> {
              long time = Nodes.nanos(row, "fundingRateTimestamp");
              if (time < from || time > to) {
                return;
              }
              oldest[0] = Math.min(oldest[0], time);
              double rate = Nodes.decimal("fundingRate", Nodes.optional(row, "fundingRate"));
              if (Math.abs(rate) > MOST_FUNDING) {
                throw Unreadable.field("fundingRate", "in [-0.2, 0.2]", Double.toString(rate));
              }
              rates.put(time, rate);
            });
    if (count < LIMIT || oldest[0] == Long.MAX_VALUE || oldest[0] - MILLI < from) {
      finish();
    } else {
      to = oldest[0] - MILLI;
    }
  }

  @Override
  public List<FundingRate> result() {
    List<FundingRate> settled = new ArrayList<>();
    rates.forEach(
        (time, rate) -> {
          if (range.contains(time)) {
            long event = polled ? Math.max(answeredNanos, time) : time;
            settled.add(
                new FundingRate(
                    instrument,
                    event,
                    event,
                    rate,
                    time,
                    interval(time),
                    FundingRate.Status.SETTLED));
          }
        });
    return settled;
  }

  /** Since the settlement before, else to the one after, else the usual one. */
  private Duration interval(long time) {
    Long before = rates.lowerKey(time);
    Long after = rates.higherKey(time);
    long nanos = before != null ? time - before : after != null ? after - time : Long.MAX_VALUE;
    return nanos > LONGEST_INTERVAL ? Ticker.USUAL_INTERVAL : Duration.ofNanos(nanos);
  }
}
