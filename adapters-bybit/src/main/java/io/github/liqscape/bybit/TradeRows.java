// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import java.io.IOException;

/**
 * Rows of {@code publicTrade}. {@code S} is the taker's side. Block trades ({@code BT}) are agreed
 * elsewhere and left out; trades against retail orders ({@code RPI}) are trades.
 */
final class TradeRows implements FrameRows {

  private final Asked asked;

  TradeRows(Asked asked) {
    this.asked = asked;
  }

  @Override
  public void read(JsonParser p, Frame frame, FrameSink sink) throws IOException, Unreadable {
    String symbol = frame.symbol();
    String id = "";
    String side = "";
    long time = FrameHead.NONE;
    double price = 0;
    double quantity = 0;
    boolean block = false;
    while (p.nextToken() != JsonToken.END_OBJECT) {
      String name = p.currentName();
      p.nextToken();
      switch (name) {
        case "T" -> time = Fields.nanos(p, name);
        case "s" -> symbol = Fields.text(p, name);
        case "S" -> side = Fields.text(p, name);
        case "v" -> quantity = Fields.positive(p, name);
        case "p" -> price = Fields.positive(p, name);
        case "i" -> id = Fields.text(p, name);
        case "BT" -> block = Fields.flag(p, name);
        default -> p.skipChildren();
      }
    }
    Instrument instrument = asked.instrument(symbol);
    if (instrument == null) {
      sink.foreign();
      return;
    }
    if (block) {
      sink.skipped();
      return;
    }
    Required.present("T", time != FrameHead.NONE);
    Required.present("v", quantity > 0);
    Required.present("p", price > 0);
    OrderSide taker = Required.taker("S", side);
    sink.trade(new Trade(instrument, time, frame.receivedNanos(), id, price, quantity, taker), -1);
  }
}
