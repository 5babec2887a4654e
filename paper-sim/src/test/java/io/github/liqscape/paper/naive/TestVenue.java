// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.OfflineGap;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import java.math.BigDecimal;
import java.util.List;

/** What the naive and the fast broker have in common, as far as tests need it. */
public interface TestVenue {

  /** Money comes; the amount is &gt; 0 with at most eight decimals. */
  void deposit(String asset, BigDecimal amount);

  /**
   * Money goes.
   *
   * @throws IllegalArgumentException if it is more than is free
   */
  void withdraw(String asset, BigDecimal amount);

  OrderAnswer submit(Order order);

  OrderAnswer submit(OrderList list);

  OrderAnswer submit(Bracket bracket);

  OrderAnswer cancel(String id);

  /** Changes a live order; NaN leaves a value as it is. */
  OrderAnswer amend(String id, double quantity, double limit, double trigger);

  OrderAnswer leverage(Instrument instrument, double leverage);

  OrderAnswer marginMode(Instrument instrument, MarginMode mode);

  /** Stops trading; with {@code flatten} positions are closed at market. */
  void halt(String why, boolean flatten);

  void resume(String who);

  void apply(MarketEvent event);

  /**
   * A time of which nothing was seen.
   *
   * @throws IllegalArgumentException if it cannot be told now
   */
  void fillGap(OfflineGap gap);

  /** Moves time without an event; a time that has passed does nothing. */
  void advanceTo(long nanos);

  /** Events since the last call, in order. */
  List<PaperEvent> drain();

  /** The state as text, section 10 of RULES.md. */
  String describe();
}
