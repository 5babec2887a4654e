// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.Trade;
import java.util.Queue;
import java.util.SplittableRandom;

/** Events no honest feed would send, derived from the one just sent. */
final class TapeHostility {

  private static final long SECOND = 1_000_000_000L;

  private final TapeMode mode;
  private final Instrument instrument;
  private final Instrument stranger =
      Instrument.linear(Venue.HYPERLIQUID, "OTHER", "OTHER", "USD").build();
  private final SplittableRandom random;
  private long newest = Long.MIN_VALUE;
  private double price = Double.NaN;
  private double openInterest;

  TapeHostility(TapeMode mode, SplittableRandom random) {
    this.mode = mode;
    instrument = mode.instrument();
    this.random = random;
  }

  void after(MarketEvent event, Queue<MarketEvent> out) {
    if (!(event instanceof StreamGap)) {
      newest = Math.max(newest, event.eventNanos());
    }
    switch (event) {
      case Trade t -> price = t.price();
      case MarkPrice m -> price = m.mark();
      case OpenInterest o -> openInterest = o.quantity() > 0 ? o.quantity() : openInterest;
      default -> {}
    }
    if (random.nextInt(25) != 0) {
      return;
    }
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        if (!(event instanceof StreamGap || event instanceof ForcedOrder)
            && newest - event.eventNanos() < SECOND) {
          out.add(event);
        }
      }
      case 2 -> out.add(trade(stranger, newest, 100, mode.unit()));
      default -> priced(out);
    }
  }

  private void priced(Queue<MarketEvent> out) {
    if (!mode.trades() || Double.isNaN(price)) {
      return;
    }
    double onTick = instrument.price(Math.max(1, instrument.ticks(price)));
    switch (random.nextInt(8)) {
      case 0 -> out.add(trade(instrument, newest - 2 * SECOND, onTick, mode.unit()));
      case 1 -> out.add(trade(instrument, newest, instrument.price(1) * 0.37 + onTick, mode.unit()));
      case 2 -> out.add(
          trade(instrument, newest, instrument.price(instrument.ticks(price * 2.5)), mode.unit()));
      case 3 -> mark(out, newest, price * 0.3);
      case 4 -> mark(out, newest - random.nextLong(SECOND / 2), price);
      case 5 -> {
        if (openInterest > 0) {
          out.add(new OpenInterest(instrument, newest, newest, 150 * openInterest, Double.NaN));
        }
      }
      case 6 -> out.add(trade(instrument, newest, onTick, 100 * openInterest + mode.unit()));
      default -> out.add(
          new ForcedOrder(
              instrument, newest, newest, PositionSide.LONG, 5 * openInterest + mode.unit(),
              price, Double.NaN, ForcedOrder.Completeness.COMPLETE));
    }
  }

  private void mark(Queue<MarketEvent> out, long nanos, double mark) {
    if (mode.marks()) {
      out.add(new MarkPrice(instrument, nanos, nanos, mark, Double.NaN));
    }
  }

  private Trade trade(Instrument of, long nanos, double at, double quantity) {
    return new Trade(of, nanos, nanos, "h" + nanos, at, quantity, OrderSide.BUY);
  }
}
