// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.Poll;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import java.time.Duration;
import java.util.List;

/**
 * Asks for the open interest of one instrument again and again, because there is no stream of it,
 * and tells it when its time moved. The venue gives no value in quote currency here.
 *
 * <p>Threading: single thread.
 */
final class InterestPoll {

  private static final Duration SHORTEST = Duration.ofSeconds(15);

  /** Requests a minute for all instruments together: a tenth of the weight. */
  private static final int REQUESTS_PER_MINUTE = 240;

  private final Requests requests;
  private final Instrument instrument;
  private long newest = Long.MIN_VALUE;

  InterestPoll(Requests requests, Instrument instrument) {
    this.requests = requests;
    this.instrument = instrument;
  }

  /** How often each of so many instruments is asked for. */
  static Duration every(int instruments) {
    Duration fair = Duration.ofMinutes(1).multipliedBy(instruments).dividedBy(REQUESTS_PER_MINUTE);
    return fair.compareTo(SHORTEST) > 0 ? fair : SHORTEST;
  }

  Poll poll(Duration every) {
    return new Poll(instrument, every, this::query);
  }

  private RestQuery<List<MarketEvent>> query() {
    return new ObjectQuery<>(
        requests.weighted("openInterest", 1, "symbol", instrument.symbol()), this::read);
  }

  private List<MarketEvent> read(JsonNode answer, long nowNanos) {
    long time = Json.time(answer.path("time"), "time");
    double quantity = Json.notNegative(answer.path("openInterest"), "openInterest");
    if (time <= newest) {
      return List.of();
    }
    newest = time;
    double notional =
        instrument.contractType() == ContractType.INVERSE
            ? instrument.notional(quantity, Double.NaN)
            : Double.NaN;
    return List.of(new OpenInterest(instrument, time, nowNanos, quantity, notional));
  }
}
