// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.naive.TestVenue;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.policy.PaperTerms;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The broker, and what it was asked: the last event, and each order that it took. */
final class WatchedVenue implements TestVenue {

  final FastVenue venue;
  final Map<String, Order> orders = new HashMap<>();
  @Nullable MarketEvent event;
  @Nullable OfflineGap gap;

  WatchedVenue(PaperTerms terms) {
    venue = new FastVenue(terms);
  }

  private OrderAnswer taken(OrderAnswer answer, Iterable<Order> of) {
    if (answer.ok()) {
      of.forEach(order -> orders.putIfAbsent(order.id(), order));
    }
    return answer;
  }

  @Override
  public void deposit(String asset, BigDecimal amount) {
    venue.deposit(asset, amount);
  }

  @Override
  public void withdraw(String asset, BigDecimal amount) {
    venue.withdraw(asset, amount);
  }

  @Override
  public OrderAnswer submit(Order order) {
    return taken(venue.submit(order), List.of(order));
  }

  @Override
  public OrderAnswer submit(OrderList list) {
    return taken(venue.submit(list), list.orders());
  }

  @Override
  public OrderAnswer submit(Bracket bracket) {
    OrderAnswer answer = taken(venue.submit(bracket), List.of(bracket.entry()));
    if (answer.ok() && !Double.isNaN(bracket.stop())) {
      Order entry = bracket.entry();
      orders.put(
          entry.id() + "/S",
          Order.of(
                  entry.id() + "/S", entry.instrument(), bracket.exitSide(),
                  OrderType.STOP_MARKET, entry.quantity())
              .trigger(bracket.stop())
              .triggerBy(bracket.stopBy())
              .reduceOnly()
              .build());
    }
    return answer;
  }

  @Override
  public OrderAnswer cancel(String id) {
    return venue.cancel(id);
  }

  @Override
  public OrderAnswer amend(String id, double quantity, double limit, double trigger) {
    return venue.amend(id, quantity, limit, trigger);
  }

  @Override
  public OrderAnswer leverage(Instrument instrument, double leverage) {
    return venue.leverage(instrument, leverage);
  }

  @Override
  public OrderAnswer marginMode(Instrument instrument, MarginMode mode) {
    return venue.marginMode(instrument, mode);
  }

  @Override
  public void halt(String why, boolean flatten) {
    venue.halt(why, flatten);
  }

  @Override
  public void resume(String who) {
    venue.resume(who);
  }

  @Override
  public void apply(MarketEvent of) {
    event = of;
    venue.apply(of);
  }

  @Override
  public void fillGap(OfflineGap told) {
    gap = told;
    venue.fillGap(told);
  }

  @Override
  public void advanceTo(long nanos) {
    venue.advanceTo(nanos);
  }

  @Override
  public List<PaperEvent> drain() {
    return venue.drain();
  }

  @Override
  public String describe() {
    return venue.describe();
  }
}
