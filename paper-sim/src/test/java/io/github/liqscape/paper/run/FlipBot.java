// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import java.util.ArrayList;
import java.util.List;

/** Enters every ten bars with a stop and a target, turns by the last bar's colour. */
final class FlipBot implements PaperBot {

  final List<PaperEvent> told = new ArrayList<>();
  final List<Long> times = new ArrayList<>();
  private int bars;

  @Override
  public void onEvent(MarketEvent event, BotDoor door) {
    times.add(door.now());
    if (!(event instanceof CandleEvent c) || ++bars % 10 != 0) {
      return;
    }
    for (PaperPosition held : door.positions()) {
      OrderSide out = held.side() == PositionSide.LONG ? OrderSide.SELL : OrderSide.BUY;
      door.submit(
          Order.market(door.nextId(), event.instrument(), out, held.quantity())
              .reduceOnly()
              .build());
    }
    if (door.positions().isEmpty()) {
      boolean up = c.candle().close() > c.candle().open();
      double close = c.candle().close();
      int s = up ? 1 : -1;
      Order entry =
          Order.market(
                  door.nextId(), event.instrument(), up ? OrderSide.BUY : OrderSide.SELL, 0.05)
              .build();
      door.submit(Bracket.of(entry, close - s * 60, close + s * 60));
    }
  }

  @Override
  public void onChange(PaperEvent change, BotDoor door) {
    told.add(change);
  }
}
