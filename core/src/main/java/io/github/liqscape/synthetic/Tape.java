// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.ForcedOrder.Completeness;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.Trade;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What the venue tells: turns what happened into events, in order, and thins the forced orders. */
final class Tape {

  private final SyntheticMarketConfig config;
  private final Steps ticks;
  private final Steps lots;
  private final ArrayDeque<MarketEvent> events = new ArrayDeque<>();
  private long trades;
  private @Nullable ForcedOrder largest;

  Tape(SyntheticMarketConfig config, Steps ticks, Steps lots) {
    this.config = config;
    this.ticks = ticks;
    this.lots = lots;
  }

  /** The next event that nobody has taken yet; null if there is none. */
  @Nullable MarketEvent poll() {
    return events.poll();
  }

  void trade(long nanos, long priceTicks, long quantityLots, OrderSide taker) {
    events.add(
        new Trade(
            config.instrument(),
            nanos,
            nanos,
            Long.toString(++trades),
            ticks.value(priceTicks),
            lots.value(quantityLots),
            taker));
  }

  void mark(long nanos, double mark, double index) {
    events.add(new MarkPrice(config.instrument(), nanos, nanos, mark, index));
  }

  void openInterest(long nanos, long quantityLots, double mark) {
    double quantity = lots.value(quantityLots);
    double notional = config.instrument().notional(quantity, mark);
    events.add(new OpenInterest(config.instrument(), nanos, nanos, quantity, notional));
  }

  void funding(long nanos, double rate, Duration interval) {
    events.add(
        new FundingRate(
            config.instrument(), nanos, nanos, rate, nanos, interval,
            FundingRate.Status.SETTLED));
  }

  /** A forced order; a thinned feed keeps it back until the second's largest is known. */
  void forced(
      long nanos, PositionSide liquidated, double quantity, double fill, double bankruptcy) {
    ForcedOrder order =
        new ForcedOrder(
            config.instrument(),
            nanos,
            nanos,
            liquidated,
            quantity,
            config.printsFillPrice() ? fill : Double.NaN,
            config.printsBankruptcyPrice() ? onTick(bankruptcy) : Double.NaN,
            config.completeness());
    if (config.completeness() == Completeness.COMPLETE) {
      events.add(order);
    } else if (largest == null || quantity > largest.quantity()) {
      largest = order;
    }
  }

  /** All forced orders of this second are told. */
  void endOfForced() {
    if (largest != null) {
      events.add(largest);
      largest = null;
    }
  }

  private double onTick(double price) {
    long whole = Double.isNaN(price) ? 0 : ticks.nearest(price);
    return whole > 0 ? ticks.value(whole) : Double.NaN;
  }
}
