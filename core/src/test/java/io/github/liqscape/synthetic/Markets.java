// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Small markets for the tests of this package, and what they emit. */
final class Markets {

  static final long SECOND = 1_000_000_000L;

  private Markets() {}

  /** A few hundred positions a side that live as the standard ones do. */
  static SyntheticMarketConfigBuilder small() {
    return SyntheticMarketConfig.builder().positionsPerSide(400);
  }

  /** Small and wild: liquidations all the time. */
  static SyntheticMarketConfigBuilder wild() {
    return small()
        .dailyVolatility(0.12)
        .meanHolding(Duration.ofHours(12))
        .longs(LeverageMix.reckless())
        .shorts(LeverageMix.reckless())
        .scalperShare(0.2);
  }

  static List<MarketEvent> events(SyntheticMarket market, Duration duration) {
    List<MarketEvent> events = new ArrayList<>();
    market.advance(duration, events::add);
    return events;
  }

  /** Every bit of an event; an enum's own hash differs from run to run. */
  static long digest(MarketEvent event) {
    return switch (event) {
      case Trade t ->
          digest(t.eventNanos(), t.price(), t.quantity(), t.taker().ordinal(), t.id().hashCode());
      case MarkPrice m -> digest(m.eventNanos(), m.mark(), m.index());
      case OpenInterest o -> digest(o.eventNanos(), o.quantity(), o.notional());
      case FundingRate f -> digest(f.eventNanos(), f.rate());
      case ForcedOrder f ->
          digest(
              f.eventNanos(), f.quantity(), f.fillPrice(), f.bankruptcyPrice(),
              f.liquidatedSide().ordinal());
      case CandleEvent c -> throw new AssertionError(c);
      case TopOfBook t -> throw new AssertionError(t);
      case BookChange b -> throw new AssertionError(b);
      case StreamGap g -> throw new AssertionError(g);
    };
  }

  private static long digest(long nanos, double... values) {
    long hash = nanos;
    for (double value : values) {
      hash = 1_000_003 * hash + Double.doubleToLongBits(value);
    }
    return hash;
  }

  static List<ForcedOrder> forced(List<MarketEvent> events) {
    return events.stream()
        .filter(ForcedOrder.class::isInstance)
        .map(ForcedOrder.class::cast)
        .toList();
  }
}
