// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.setup.PlanTarget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent, taken apart.
 *
 * @param content as it was sent
 * @param orders all of them, an entry first, then its stop, then its targets
 * @param group how they know each other, null for a single one
 * @param waiting how many of them, from the second on, wait for the first
 */
record Requests(Object content, List<Order> orders, @Nullable Group group, int waiting) {

  static Requests of(Order order) {
    return new Requests(order, List.of(order), null, 0);
  }

  static Requests of(OrderList list) {
    Group.Kind kind =
        switch (list.kind()) {
          case OCO -> Group.Kind.OCO;
          case OUO -> Group.Kind.OUO;
          case OTO -> Group.Kind.OTO;
        };
    Group group = new Group(kind, ids(list.orders()), list.orders().get(0));
    int waiting = kind == Group.Kind.OTO ? list.orders().size() - 1 : 0;
    return new Requests(list, list.orders(), group, waiting);
  }

  static Requests of(Bracket bracket) {
    Order entry = bracket.entry();
    List<Order> orders = new ArrayList<>(List.of(entry));
    String stop = null;
    if (bracket.trailing() != null || !Double.isNaN(bracket.stop())) {
      stop = entry.id() + "/S";
      Order.Builder order =
          bracket.trailing() != null
              ? exit(stop, bracket, OrderType.TRAILING_STOP).trailing(bracket.trailing())
              : exit(stop, bracket, OrderType.STOP_MARKET).trigger(bracket.stop());
      orders.add(order.triggerBy(bracket.stopBy()).build());
    }
    List<String> targetIds = new ArrayList<>();
    for (PlanTarget target : bracket.targets()) {
      String id = entry.id() + "/T" + (targetIds.size() + 1);
      targetIds.add(id);
      orders.add(exit(id, bracket, OrderType.LIMIT).limit(target.price()).build());
    }
    Group group =
        new Group(
            Group.Kind.BRACKET, ids(orders), entry, stop, targetIds, bracket.targets(),
            bracket.exitAfter());
    return new Requests(bracket, orders, group, orders.size() - 1);
  }

  private static Order.Builder exit(String id, Bracket bracket, OrderType type) {
    Order entry = bracket.entry();
    Order.Builder order =
        Order.of(id, entry.instrument(), bracket.exitSide(), type, entry.quantity()).reduceOnly();
    return entry.positionSide() == null ? order : order.position(entry.positionSide());
  }

  private static List<String> ids(List<Order> orders) {
    return orders.stream().map(Order::id).toList();
  }

  /** Orders that go to the venue at once. */
  List<Order> first() {
    return orders.subList(0, orders.size() - waiting);
  }

  /** All ids that are taken by it. */
  List<String> allIds() {
    List<String> all = new ArrayList<>(ids(orders));
    if (group != null && group.kind == Group.Kind.BRACKET) {
      all.add(group.timeStop());
    }
    return all;
  }
}
