// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scripted;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.List;

/** What happens at the made-up venue: a price that swings, open interest that grows. */
final class Script {

  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;
  static final int HISTORY_MINUTES = 600;
  static final int LIVE_SECONDS = 180;

  private Script() {}

  private static double price(long step) {
    return 60_000 + Math.round(900 * Math.sin(step / 25.0));
  }

  /** Candles of the last ten hours before a time. */
  static List<CandleEvent> candles(Instrument i, PriceKind kind, long untilNanos) {
    long end = Timeframe.M1.openOf(untilNanos);
    List<CandleEvent> candles = new ArrayList<>();
    for (int m = HISTORY_MINUTES; m > 0; m--) {
      double open = price(-m);
      double close = price(-m + 1);
      candles.add(
          CandleEvent.recorded(
              i,
              kind,
              Candle.closed(
                  Timeframe.M1, end - m * MINUTE, open, Math.max(open, close) + 20,
                  Math.min(open, close) - 20, close, 50)));
    }
    return candles;
  }

  /** Open interest of the same time, every five minutes. */
  static List<OpenInterest> openInterest(Instrument i, long untilNanos) {
    long end = Timeframe.M5.openOf(untilNanos);
    List<OpenInterest> all = new ArrayList<>();
    for (int m = HISTORY_MINUTES; m >= 0; m -= 5) {
      long at = end - m * MINUTE;
      all.add(new OpenInterest(i, at, at, 80_000 + 30.0 * (HISTORY_MINUTES - m), Double.NaN));
    }
    return all;
  }

  /**
   * What the live feed tells, from the full minute before a time on: three minutes, and one gap that
   * heals.
   */
  static List<MarketEvent> live(Instrument i, long nanos) {
    long fromNanos = Timeframe.M1.openOf(nanos);
    List<MarketEvent> events = new ArrayList<>();
    for (int s = 1; s <= LIVE_SECONDS; s++) {
      long at = fromNanos + s * SECOND;
      double price = price(s / 60) + s % 3;
      events.add(new MarkPrice(i, at, at, price, Double.NaN));
      events.add(
          new Trade(
              i, at, at, "t" + s, price, 0.5, s % 2 == 0 ? OrderSide.BUY : OrderSide.SELL));
      if (s % 60 == 0) {
        long open = at - MINUTE;
        events.add(
            CandleEvent.recorded(
                i, PriceKind.LAST,
                Candle.closed(Timeframe.M1, open, price, price + 2, price - 2, price, 30)));
        events.add(new OpenInterest(i, at, at, 98_000 + s, Double.NaN));
      }
      if (s == 90) {
        events.add(
            new ForcedOrder(
                i, at, at, PositionSide.LONG, 0.2, price, Double.NaN,
                ForcedOrder.Completeness.COMPLETE));
        events.add(gap(i, at, StreamGap.OPEN, false));
      }
      if (s == 95) {
        events.add(gap(i, at, at, true));
      }
    }
    return events;
  }

  private static StreamGap gap(Instrument i, long at, long to, boolean healed) {
    long from = at - (healed ? 5 * SECOND : 0);
    return new StreamGap(
        i, at, at, StreamKind.TRADE, from, to, StreamGap.Cause.DISCONNECT, healed);
  }
}
