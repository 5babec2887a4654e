// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.PaperBalance;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.setup.Setup;
import java.util.List;

/**
 * What a bot can do and see. A refusal is a value and changes nothing.
 *
 * <p>Threading: for the thread that calls the bot, and for as long as the call lasts.
 */
public interface BotDoor {

  OrderAnswer submit(Order order);

  OrderAnswer submit(OrderList list);

  OrderAnswer submit(Bracket bracket);

  /** Submits a setup's plan as a bracket that remembers the setup. */
  default OrderAnswer submit(Setup.Trade setup) {
    return submit(PaperBroker.bracket(setup, nextId()));
  }

  /** Takes an order back. */
  OrderAnswer cancel(String id);

  /**
   * Changes a live order; NaN leaves a value as it is.
   *
   * @param quantity the whole quantity, what is filled included
   */
  OrderAnswer amend(String id, double quantity, double limit, double trigger);

  /** The next free order id. */
  String nextId();

  /** Open positions. */
  List<PaperPosition> positions();

  /** Orders that are live, on their way or waiting. */
  List<Order> liveOrders();

  /** Balances of each settlement asset, by name. */
  List<PaperBalance> balances();

  /** The price that an order of this side would meet now, NaN if none is known. */
  double reference(Instrument instrument, OrderSide side);

  /** Event time, epoch nanoseconds. */
  long now();
}
