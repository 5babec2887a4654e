// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.measure;

import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.flink.source.Tapes;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.Trade;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The events of a few tapes under the names of many instruments: a thousand markets for the price
 * of generating some. A tape of this holds one in so many instruments.
 *
 * @param tapes what is renamed
 * @param markets names
 * @param parts how many tapes this has
 */
record RenamedTapes(Tapes tapes, SyntheticMarkets markets, int parts) implements Tapes {

  private static final long serialVersionUID = 1L;

  @Override
  public List<String> names() {
    return IntStream.range(0, parts).mapToObj(Integer::toString).toList();
  }

  @Override
  public Stream<MarketEvent> open(String name) throws IOException {
    int part = Integer.parseInt(name);
    List<String> all = tapes.names();
    List<MarketEvent> events;
    try (Stream<? extends MarketEvent> opened = tapes.open(all.get(part % all.size()))) {
      events =
          opened
              .map(e -> (MarketEvent) e)
              .sorted(Comparator.comparingLong(MarketEvent::eventNanos))
              .toList();
    }
    List<Instrument> names =
        IntStream.iterate(part, i -> i < markets.count(), i -> i + parts)
            .mapToObj(markets::instrument)
            .toList();
    return events.stream().flatMap(event -> names.stream().map(i -> renamed(event, i)));
  }

  private static MarketEvent renamed(MarketEvent event, Instrument i) {
    long at = event.eventNanos();
    return switch (event) {
      case Trade t -> new Trade(i, at, at, t.id(), t.price(), t.quantity(), t.taker());
      case CandleEvent c -> new CandleEvent(i, at, at, c.price(), c.candle());
      case MarkPrice m -> new MarkPrice(i, at, at, m.mark(), m.index());
      case FundingRate f ->
          new FundingRate(
              i, at, at, f.rate(), f.settlementNanos(), f.interval(), f.status());
      case OpenInterest o -> new OpenInterest(i, at, at, o.quantity(), o.notional());
      case ForcedOrder f ->
          new ForcedOrder(
              i, at, at, f.liquidatedSide(), f.quantity(), f.fillPrice(), f.bankruptcyPrice(),
              f.completeness());
      default -> throw new IllegalArgumentException("not an event of a generated market: " + event);
    };
  }
}
