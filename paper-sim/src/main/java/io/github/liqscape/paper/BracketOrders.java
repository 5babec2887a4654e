// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.setup.PlanTarget;
import java.util.Objects;

/** The orders of a bracket beside its entry. */
final class BracketOrders {

  private BracketOrders() {}

  /** Its stop, trailing or not. */
  static Order stop(Bracket b) {
    boolean trails = b.trailing() != null;
    Order.Builder builder =
        Order.of(
                b.entry().id() + "/S", b.entry().instrument(), b.exitSide(),
                trails ? OrderType.TRAILING_STOP : OrderType.STOP_MARKET, b.entry().quantity())
            .reduceOnly()
            .triggerBy(b.stopBy());
    if (trails) {
      builder.trailing(Objects.requireNonNull(b.trailing()));
    } else {
      builder.trigger(b.stop());
    }
    return positioned(builder, b);
  }

  /** One of its targets, counted from 1. */
  static Order target(Bracket b, PlanTarget target, int n) {
    return positioned(
        Order.limit(
                b.entry().id() + "/T" + n, b.entry().instrument(), b.exitSide(),
                b.entry().quantity(), target.price())
            .reduceOnly(),
        b);
  }

  private static Order positioned(Order.Builder builder, Bracket b) {
    if (b.entry().positionSide() != null) {
      builder.position(b.entry().positionSide());
    }
    return builder.build();
  }
}
