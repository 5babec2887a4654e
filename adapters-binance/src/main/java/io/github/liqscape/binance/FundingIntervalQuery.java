// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.market.MarketEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks which contracts settle at another interval than usual, and notes it. */
final class FundingIntervalQuery extends ListQuery<MarketEvent> {

  /** How often it is worth asking: the venue changes intervals a few times a month. */
  static final Duration EVERY = Duration.ofHours(1);

  private final FundingIntervals intervals;

  FundingIntervalQuery(Requests requests, FundingIntervals intervals) {
    this.intervals = intervals;
    ask(requests.funding("fundingInfo"));
  }

  @Override
  @Nullable MarketEvent row(JsonNode row, long nowNanos) {
    long hours = Json.whole(row.path("fundingIntervalHours"), "fundingIntervalHours");
    if (hours < 1 || hours > 24) {
      throw new IllegalArgumentException("fundingIntervalHours must be in [1, 24], was " + hours);
    }
    intervals.put(Json.text(row, "symbol"), Duration.ofHours(hours));
    return null;
  }

  @Override
  void turn(int rows, long nowNanos) {
    ask(null);
  }
}
