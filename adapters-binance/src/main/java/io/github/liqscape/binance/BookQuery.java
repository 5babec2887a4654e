// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;

/** The whole book, as far as the venue shows it: 1,000 levels a side. */
final class BookQuery {

  private static final int LEVELS = 1_000;
  private static final int WEIGHT = 20;

  private BookQuery() {}

  static RestQuery<BookChange> of(Requests requests, Instrument instrument) {
    return new ObjectQuery<>(
        requests.weighted("depth", WEIGHT, "symbol", instrument.symbol(), "limit", LEVELS),
        (answer, nowNanos) -> read(instrument, answer, nowNanos));
  }

  private static BookChange read(Instrument instrument, JsonNode answer, long nowNanos) {
    long update = Json.whole(answer.path("lastUpdateId"), "lastUpdateId");
    return new BookChange(
        instrument,
        Json.time(answer.path("T"), "T"),
        nowNanos,
        true,
        update,
        update,
        -1,
        side(answer.path("bids"), "bids"),
        side(answer.path("asks"), "asks"));
  }

  private static BookLevels side(JsonNode levels, String name) {
    if (!levels.isArray()) {
      throw new IllegalArgumentException(name + " must be a list of levels");
    }
    double[] prices = new double[levels.size()];
    double[] quantities = new double[levels.size()];
    int i = 0;
    for (JsonNode level : levels) {
      prices[i] = Json.number(level.path(0));
      quantities[i] = Json.number(level.path(1));
      i++;
    }
    return BookLevels.of(prices, quantities, i);
  }
}
