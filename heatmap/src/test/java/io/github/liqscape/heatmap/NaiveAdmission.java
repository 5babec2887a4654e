// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.Trade;
import java.util.HashMap;
import java.util.Map;

/** Says which events a map takes. */
final class NaiveAdmission {

  private final Instrument instrument;
  private final EventOrder order = new EventOrder();
  private final Map<String, Long> newestCandle = new HashMap<>();
  private String lastTrade = "";
  private double lastPrice = Double.NaN;
  private long lastPriceNanos;
  private double openInterest;
  private double nonZeroOpenInterest;

  NaiveAdmission(Instrument instrument) {
    this.instrument = instrument;
  }

  Outcome judge(MarketEvent event) {
    if (!event.instrument().equals(instrument)) {
      return Outcome.UNKNOWN_INSTRUMENT;
    }
    if (event instanceof StreamGap) {
      return Outcome.APPLIED;
    }
    if (offTick(event)) {
      return Outcome.OFF_TICK;
    }
    if (absurd(event)) {
      return Outcome.ABSURD;
    }
    if (again(event)) {
      return Outcome.DUPLICATE;
    }
    Outcome outcome =
        switch (order.offer(event.kind(), event.eventNanos())) {
          case APPLY -> Outcome.APPLIED;
          case LATE -> Outcome.LATE;
          case OUT_OF_ORDER -> Outcome.OUT_OF_ORDER;
          case DUPLICATE -> Outcome.DUPLICATE;
        };
    if (outcome == Outcome.APPLIED) {
      remember(event);
    }
    return outcome;
  }

  private boolean offTick(MarketEvent event) {
    if (event instanceof Trade t) {
      return !instrument.onTick(t.price());
    }
    if (event instanceof CandleEvent c && c.price() == PriceKind.LAST) {
      Candle k = c.candle();
      return !(instrument.onTick(k.open()) && instrument.onTick(k.high())
          && instrument.onTick(k.low()) && instrument.onTick(k.close()));
    }
    return false;
  }

  private boolean absurd(MarketEvent event) {
    return switch (event) {
      case Trade t -> absurd(t.price(), t.eventNanos())
          || (openInterest > 0 && t.quantity() > 10 * openInterest);
      case MarkPrice m -> absurd(m.mark(), m.eventNanos());
      case CandleEvent c -> c.price() != PriceKind.INDEX
          && (absurd(c.candle().close(), c.eventNanos())
              || absurd(c.candle().high(), c.eventNanos())
              || absurd(c.candle().low(), c.eventNanos()));
      case OpenInterest o -> nonZeroOpenInterest > 0 && o.quantity() > 100 * nonZeroOpenInterest;
      case ForcedOrder f -> openInterest > 0 && f.quantity() > openInterest;
      default -> false;
    };
  }

  private boolean absurd(double price, long nanos) {
    return nanos - lastPriceNanos < 60 * NaiveConstants.SECOND
        && (price > 2 * lastPrice || price < lastPrice / 2);
  }

  private boolean again(MarketEvent event) {
    if (event instanceof Trade t) {
      return lastTrade.equals(key(t));
    }
    return event instanceof CandleEvent c
        && c.candle().closed()
        && newestCandle.getOrDefault(key(c), Long.MIN_VALUE) == c.candle().openNanos();
  }

  private void remember(MarketEvent event) {
    switch (event) {
      case Trade t -> {
        lastTrade = key(t);
        price(t.price(), t.eventNanos());
      }
      case MarkPrice m -> price(m.mark(), m.eventNanos());
      case CandleEvent c -> {
        if (c.candle().closed()) {
          newestCandle.put(key(c), c.candle().openNanos());
          if (c.price() != PriceKind.INDEX) {
            price(c.candle().close(), c.eventNanos());
          }
        }
      }
      case OpenInterest o -> {
        openInterest = o.quantity();
        if (o.quantity() > 0) {
          nonZeroOpenInterest = o.quantity();
        }
      }
      default -> {}
    }
  }

  private void price(double price, long nanos) {
    lastPrice = price;
    lastPriceNanos = nanos;
  }

  private static String key(Trade trade) {
    return trade.eventNanos() + " " + trade.id();
  }

  private static String key(CandleEvent event) {
    return event.price() + " " + event.candle().timeframe();
  }
}
