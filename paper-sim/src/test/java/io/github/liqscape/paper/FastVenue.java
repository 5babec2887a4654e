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
import io.github.liqscape.paper.policy.PaperTerms;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The broker behind the door that tests share. */
public final class FastVenue implements TestVenue {

  private final List<PaperEvent> told = new ArrayList<>();
  private final PaperBroker broker;

  public FastVenue(PaperTerms terms) {
    this(PaperBroker.builder().terms(terms));
  }

  FastVenue(PaperBrokerBuilder builder) {
    broker = builder.listener(told::add).build();
  }

  private FastVenue(byte[] saved) throws IOException {
    broker =
        PaperBroker.restore(new DataInputStream(new ByteArrayInputStream(saved)), told::add);
  }

  /** One that goes on from a saved broker. */
  static FastVenue restored(byte[] saved) throws IOException {
    return new FastVenue(saved);
  }

  byte[] saved() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    broker.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  public PaperBroker broker() {
    return broker;
  }

  @Override
  public void deposit(String asset, BigDecimal amount) {
    broker.deposit(asset, amount);
  }

  @Override
  public void withdraw(String asset, BigDecimal amount) {
    if (!broker.withdraw(asset, amount).ok()) {
      throw new IllegalArgumentException("more than is free: " + amount);
    }
  }

  @Override
  public OrderAnswer submit(Order order) {
    return broker.submit(order);
  }

  @Override
  public OrderAnswer submit(OrderList list) {
    return broker.submit(list);
  }

  @Override
  public OrderAnswer submit(Bracket bracket) {
    return broker.submit(bracket);
  }

  @Override
  public OrderAnswer cancel(String id) {
    return broker.cancel(id);
  }

  @Override
  public OrderAnswer amend(String id, double quantity, double limit, double trigger) {
    return broker.amend(id, quantity, limit, trigger);
  }

  @Override
  public OrderAnswer leverage(Instrument instrument, double leverage) {
    return broker.leverage(instrument, leverage);
  }

  @Override
  public OrderAnswer marginMode(Instrument instrument, MarginMode mode) {
    return broker.marginMode(instrument, mode);
  }

  @Override
  public void halt(String why, boolean flatten) {
    broker.halt(why, flatten);
  }

  @Override
  public void resume(String who) {
    broker.resume(who);
  }

  @Override
  public void apply(MarketEvent event) {
    broker.apply(event);
  }

  @Override
  public void fillGap(OfflineGap gap) {
    broker.fillGap(gap);
  }

  @Override
  public void advanceTo(long nanos) {
    broker.advanceTo(nanos);
  }

  @Override
  public List<PaperEvent> drain() {
    List<PaperEvent> events = List.copyOf(told);
    told.clear();
    return events;
  }

  @Override
  public String describe() {
    return broker.describe();
  }
}
