// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.order.Fill;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All fills of one order: first time, quantity, mean price. */
final class OrderFills {

  final String id;
  final Instrument instrument;
  final OrderSide side;
  final long firstNanos;
  double quantity;
  private double value;

  private OrderFills(String id, Instrument instrument, OrderSide side, long firstNanos) {
    this.id = id;
    this.instrument = instrument;
    this.side = side;
    this.firstNanos = firstNanos;
  }

  /** Weighted by value: linear contracts by prices, inverse ones by their inverses. */
  double price() {
    return linear() ? value / quantity : quantity / value;
  }

  private boolean linear() {
    return instrument.contractType() == ContractType.LINEAR;
  }

  private void add(double price, double size) {
    quantity += size;
    value += linear() ? size * price : size / price;
  }

  static List<OrderFills> paper(List<Fill> fills) {
    Map<String, OrderFills> orders = new LinkedHashMap<>();
    for (Fill fill : fills) {
      if (!fill.liquidation()) {
        orders
            .computeIfAbsent(
                fill.orderId() + " " + fill.instrument(),
                k -> new OrderFills(
                    fill.orderId(), fill.instrument(), fill.side(), fill.timeNanos()))
            .add(fill.price(), fill.quantity());
      }
    }
    return new ArrayList<>(orders.values());
  }

  /** Own fills without an order id are an order each. */
  static List<OrderFills> own(List<OwnFill> fills) {
    Map<String, OrderFills> orders = new LinkedHashMap<>();
    int nameless = 0;
    for (OwnFill fill : fills) {
      String key = fill.orderId().isEmpty() ? "\n" + nameless++ : fill.orderId();
      orders
          .computeIfAbsent(
              key + " " + fill.instrument() + " " + fill.side(),
              k -> new OrderFills(
                  fill.orderId(), fill.instrument(), fill.side(), fill.timeNanos()))
          .add(fill.price(), fill.quantity());
    }
    return new ArrayList<>(orders.values());
  }

  boolean sameMarket(OrderFills other) {
    return instrument.equals(other.instrument) && side == other.side;
  }
}
