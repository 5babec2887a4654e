// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate trades after the last one delivered, by their number, until a time. At most 50
 * requests: what lies further back is a hole that stays.
 */
final class TradeBackfill extends ListQuery<Trade> {

  static final int REQUESTS = 50;
  private static final int ROWS = 1_000;
  private static final int WEIGHT = 20;

  private final Requests requests;
  private final Instrument instrument;
  private final long untilNanos;
  private long wanted;
  private boolean unbroken = true;
  private boolean reached;
  private int asked;

  /**
   * @param lastNumber number of the last trade delivered
   * @param untilNanos venue's time up to which trades are missing
   */
  TradeBackfill(Requests requests, Instrument instrument, long lastNumber, long untilNanos) {
    this.requests = requests;
    this.instrument = instrument;
    this.untilNanos = untilNanos;
    this.wanted = lastNumber + 1;
    ask(page());
  }

  private RestRequest page() {
    asked++;
    return requests.weighted(
        "aggTrades", WEIGHT, "symbol", instrument.symbol(), "fromId", wanted, "limit", ROWS);
  }

  @Override
  @Nullable Trade row(JsonNode row, long nowNanos) {
    long number = Json.whole(row.path("a"), "a");
    if (number < wanted) {
      return null;
    }
    unbroken &= number == wanted;
    wanted = number + 1;
    long time = Json.time(row.path("T"), "T");
    if (!row.path("m").isBoolean()) {
      throw new IllegalArgumentException("m must be true or false, was " + row.path("m"));
    }
    Trade trade =
        new Trade(
            instrument,
            time,
            time,
            Long.toString(number),
            Json.number(row.path("p")),
            Json.number(row.path("q")),
            row.path("m").booleanValue() ? OrderSide.SELL : OrderSide.BUY);
    reached |= time >= untilNanos;
    return trade;
  }

  @Override
  void turn(int rows, long nowNanos) {
    // A page that is not full ends at the newest trade there is.
    reached |= rows < ROWS;
    ask(reached || asked == REQUESTS ? null : page());
  }

  /** Whether nothing is missing up to the time. */
  boolean complete() {
    return reached && unbroken && malformed() == 0;
  }
}
