// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.ForcedOrder;
import java.io.IOException;

/**
 * Rows of {@code allLiquidation}, which prints every liquidation. {@code S} is the side of the
 * position, not of the order that closed it, and {@code p} its bankruptcy price: where it was
 * filled, Bybit does not tell.
 */
final class LiquidationRows implements FrameRows {

  private final Asked asked;

  LiquidationRows(Asked asked) {
    this.asked = asked;
  }

  @Override
  public void read(JsonParser p, Frame frame, FrameSink sink) throws IOException, Unreadable {
    String symbol = frame.symbol();
    String side = "";
    long time = FrameHead.NONE;
    double price = 0;
    double quantity = 0;
    while (p.nextToken() != JsonToken.END_OBJECT) {
      String name = p.currentName();
      p.nextToken();
      switch (name) {
        case "T" -> time = Fields.nanos(p, name);
        case "s" -> symbol = Fields.text(p, name);
        case "S" -> side = Fields.text(p, name);
        case "v" -> quantity = Fields.positive(p, name);
        case "p" -> price = Fields.positive(p, name);
        default -> p.skipChildren();
      }
    }
    Instrument instrument = asked.instrument(symbol);
    if (instrument == null) {
      sink.foreign();
      return;
    }
    Required.present("T", time != FrameHead.NONE);
    Required.present("v", quantity > 0);
    Required.present("p", price > 0);
    sink.event(
        new ForcedOrder(
            instrument,
            time,
            frame.receivedNanos(),
            Required.position("S", side),
            quantity,
            Double.NaN,
            price,
            ForcedOrder.Completeness.COMPLETE));
  }
}
