// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The price of each instrument, and the stories that wait for it to leave their zone. */
final class StoryPrices {

  static final class Market {
    /** In the order in which they came, so that a restored router ends them in the same. */
    final Set<String> stories = new LinkedHashSet<>();
    double price = Double.NaN;
    long nanos = Long.MIN_VALUE;
    boolean marked;

    /** What the stories were at the last price, in their order; null: to be gathered anew. */
    ZoneExits.Waiting @Nullable [] waiting;

    /** A story has changed, come or gone. */
    void stir() {
      waiting = null;
    }
  }

  private record Id(String venue, String symbol) {}

  private final Map<Id, Market> markets = new LinkedHashMap<>();

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

  /** Stories have gone. */
  void stir() {
    markets.values().forEach(Market::stir);
  }

  void save(StateWriter out) throws IOException {
    out.integer(markets.size());
    for (Map.Entry<Id, Market> entry : markets.entrySet()) {
      Market market = entry.getValue();
      out.text(entry.getKey().venue).text(entry.getKey().symbol);
      out.decimal(market.price).number(market.nanos).flag(market.marked);
      out.integer(market.stories.size());
      for (String story : market.stories) {
        out.text(story);
      }
    }
  }

  void restore(StateReader in) throws IOException {
    for (int left = in.integer(0, Saved.MOST); left > 0; left--) {
      Market market = of(in.text(Saved.LONGEST_TEXT), in.text(Saved.LONGEST_TEXT));
      market.price = in.decimal();
      market.nanos = in.number();
      market.marked = in.flag();
      for (int n = in.integer(0, Saved.MOST); n > 0; n--) {
        market.stories.add(in.text(Saved.LONGEST_TEXT));
      }
    }
  }

  double markOf(Alert alert) {
    Market market = markets.get(new Id(alert.venue().id(), alert.symbol()));
    return market == null ? Double.NaN : market.price;
  }
}
