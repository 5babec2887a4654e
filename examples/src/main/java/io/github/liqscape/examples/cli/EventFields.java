// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;

/** One event on one line, as JSON or as words; what is not known is null. */
final class EventFields {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventFields() {}

  /** {@code {"time":…,"instrument":…,"event":"TRADE","price":…}}. */
  static ObjectNode json(MarketEvent event) {
    ObjectNode node = JSON.createObjectNode();
    node.put("time", MarketSource.instant(event.eventNanos()).toString());
    node.put("instrument", event.instrument().toString());
    node.put("event", event instanceof StreamGap ? "GAP" : event.kind().name());
    switch (event) {
      case Trade t -> {
        number(node, "price", t.price());
        number(node, "quantity", t.quantity());
        node.put("taker", t.taker().name()).put("id", t.id());
      }
      case CandleEvent c -> candle(node, c);
      case MarkPrice m -> {
        number(node, "mark", m.mark());
        number(node, "index", m.index());
      }
      case FundingRate f -> number(node, "rate", f.rate());
      case OpenInterest oi -> number(node, "quantity", oi.quantity());
      case ForcedOrder f -> {
        node.put("liquidated", f.liquidatedSide().name());
        number(node, "quantity", f.quantity());
        number(node, "fill", f.fillPrice());
        number(node, "bankruptcy", f.bankruptcyPrice());
      }
      case TopOfBook top -> {
        number(node, "bid", top.bidPrice());
        number(node, "ask", top.askPrice());
      }
      case BookChange b -> {
        node.put("snapshot", b.snapshot()).put("update", b.lastUpdate());
        node.put("bids", b.bids().count()).put("asks", b.asks().count());
      }
      case StreamGap gap -> gap(node, gap);
    }
    return node;
  }

  /** The same without names around time, instrument and event. */
  static String text(MarketEvent event) {
    StringBuilder line = new StringBuilder();
    json(event)
        .properties()
        .forEach(
            field -> {
              String value = field.getValue().asText();
              switch (field.getKey()) {
                case "time" -> line.append(value);
                case "instrument", "event" -> line.append(' ').append(value);
                default -> line.append(' ').append(field.getKey()).append('=').append(value);
              }
            });
    return line.toString();
  }

  private static void candle(ObjectNode node, CandleEvent event) {
    Candle c = event.candle();
    node.put("of", event.price().name()).put("timeframe", c.timeframe().code());
    number(node, "open", c.open());
    number(node, "high", c.high());
    number(node, "low", c.low());
    number(node, "close", c.close());
    number(node, "volume", c.volume());
    node.put("closed", c.closed());
  }

  private static void gap(ObjectNode node, StreamGap gap) {
    node.put("stream", gap.kind().name()).put("cause", gap.cause().name());
    node.put("from", MarketSource.instant(gap.fromNanos()).toString());
    if (gap.toNanos() == StreamGap.OPEN) {
      node.putNull("to");
    } else {
      node.put("to", MarketSource.instant(gap.toNanos()).toString());
    }
    node.put("healed", gap.healed());
  }

  private static void number(ObjectNode node, String name, double value) {
    MapReport.number(node, name, value);
  }
}
