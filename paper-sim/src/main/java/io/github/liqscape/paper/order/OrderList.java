// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

import java.util.List;
import java.util.Objects;

/**
 * Orders of one instrument that know each other.
 *
 * @param kind what one does to the others
 * @param orders at least two; of OTO the first sets off the others
 */
public record OrderList(Kind kind, List<Order> orders) {

  /** What one order of a list does to the others. */
  public enum Kind {
    /** One cancels the others: the first fill of one ends them. */
    OCO,
    /** One updates the others: a fill of one makes them smaller by as much. */
    OUO,
    /** One triggers the others: they are accepted with its fills and sized by them. */
    OTO
  }

  public OrderList {
    Objects.requireNonNull(kind, "kind");
    orders = List.copyOf(orders);
    if (orders.size() < 2) {
      throw new IllegalArgumentException("a list holds two orders at least, held " + orders.size());
    }
    for (Order order : orders) {
      if (!order.instrument().equals(orders.get(0).instrument())) {
        throw new IllegalArgumentException(
            "the orders of a list are of one instrument, was " + order.instrument());
      }
    }
  }
}
