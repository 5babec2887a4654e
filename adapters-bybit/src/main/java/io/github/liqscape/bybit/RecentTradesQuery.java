// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last trades, ascending, without block trades. There is no paging and no more than 1,000. */
final class RecentTradesQuery extends BybitQuery<List<Trade>> {

  private static final int LIMIT = 1_000;

  private final Instrument instrument;
  private final List<Trade> trades = new ArrayList<>();

  RecentTradesQuery(BybitHosts hosts, Instrument instrument) {
    super(hosts, "recent-trade");
    this.instrument = instrument;
  }

  @Override
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("category", category());
    parameters.put("symbol", Asked.symbol(instrument));
    parameters.put("limit", Integer.toString(LIMIT));
    return parameters;
  }

  @Override
  void page(JsonNode result, long serverNanos) throws Unreadable {
    rows(
        result,
        row -> {
          if (row.path("isBlockTrade").asBoolean(false)) {
            return;
          }
          long time = Nodes.nanos(row, "time");
          trades.add(
              new Trade(
                  instrument,
                  time,
                  time,
                  Nodes.text(row, "execId"),
                  Nodes.positive("price", Nodes.optional(row, "price")),
                  Nodes.positive("size", Nodes.optional(row, "size")),
                  Required.taker("side", Nodes.text(row, "side"))));
        });
    Collections.reverse(trades);
    finish();
  }

  @Override
  public List<Trade> result() {
    return List.copyOf(trades);
  }
}
