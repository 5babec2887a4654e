// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.PaperBalance;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.RejectReason;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The door to a paper account; counts what goes through it. */
final class BrokerDoor implements BotDoor {

  private final PaperBroker broker;
  private final Set<String> onTheirWay = new HashSet<>();
  final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
  long requests;

  BrokerDoor(PaperBroker broker) {
    this.broker = broker;
  }

  /** An order that was on its way may be refused on arrival. */
  void told(PaperEvent change) {
    if (change instanceof PaperEvent.OrderChanged o && o.status() != OrderStatus.IN_FLIGHT
        && onTheirWay.remove(o.orderId()) && o.rejected() != null) {
      rejected.merge(o.rejected(), 1L, Long::sum);
    }
  }

  private OrderAnswer counted(String id, OrderAnswer answer) {
    requests++;
    switch (answer) {
      case OrderAnswer.Rejected no -> rejected.merge(no.reason(), 1L, Long::sum);
      case OrderAnswer.InFlight way -> onTheirWay.add(id);
      case OrderAnswer.Accepted yes -> {}
    }
    return answer;
  }

  @Override
  public OrderAnswer submit(Order order) {
    return counted(order.id(), broker.submit(order));
  }

  @Override
  public OrderAnswer submit(OrderList list) {
    return counted(list.orders().get(0).id(), broker.submit(list));
  }

  @Override
  public OrderAnswer submit(Bracket bracket) {
    return counted(bracket.entry().id(), broker.submit(bracket));
  }

  @Override
  public OrderAnswer cancel(String id) {
    return counted("", broker.cancel(id));
  }

  @Override
  public OrderAnswer amend(String id, double quantity, double limit, double trigger) {
    return counted("", broker.amend(id, quantity, limit, trigger));
  }

  @Override
  public String nextId() {
    return broker.nextId();
  }

  @Override
  public List<PaperPosition> positions() {
    return broker.positions();
  }

  @Override
  public List<Order> liveOrders() {
    return broker.liveOrders();
  }

  @Override
  public List<PaperBalance> balances() {
    return broker.balances();
  }

  @Override
  public double reference(Instrument instrument, OrderSide side) {
    return broker.reference(instrument, side);
  }

  @Override
  public long now() {
    return broker.now();
  }
}
