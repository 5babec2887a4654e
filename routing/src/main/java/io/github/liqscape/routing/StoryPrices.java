// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import io.github.liqscape.routing.alert.Alert;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The price of each instrument, and the stories that wait for it to leave their zone. */
final class StoryPrices {

  static final class Market {
    final Set<String> stories = new HashSet<>();
    double price = Double.NaN;
    long nanos = Long.MIN_VALUE;
    boolean marked;
  }

  private record Id(String venue, String symbol) {}

  private final Map<Id, Market> markets = new HashMap<>();

  Market of(Alert alert) {
    return of(alert.venue().id(), alert.symbol());
  }

  private Market of(String venue, String symbol) {
    return markets.computeIfAbsent(new Id(venue, symbol), k -> new Market());
  }

  /** The market, if the event told a price: the mark, or the last price where no mark is known. */
  Optional<Market> apply(MarketEvent event) {
    double price =
        switch (event) {
          case MarkPrice m -> m.mark();
          case Trade t -> t.price();
          case CandleEvent c -> c.candle().close();
          default -> Double.NaN;
        };
    if (Double.isNaN(price)) {
      return Optional.empty();
    }
    Instrument instrument = event.instrument();
    Market market = of(instrument.venue().id(), instrument.symbol());
    boolean mark = event instanceof MarkPrice;
    if ((market.marked && !mark) || event.eventNanos() < market.nanos) {
      return Optional.empty();
    }
    market.marked |= mark;
    market.price = price;
    market.nanos = event.eventNanos();
    return Optional.of(market);
  }

  double markOf(Alert alert) {
    Market market = markets.get(new Id(alert.venue().id(), alert.symbol()));
    return market == null ? Double.NaN : market.price;
  }
}
