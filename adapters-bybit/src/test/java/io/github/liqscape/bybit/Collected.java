// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps everything. */
final class Collected implements FrameSink {

  final List<MarketEvent> events = new ArrayList<>();
  final List<Long> numbers = new ArrayList<>();
  final List<Long> probes = new ArrayList<>();
  final List<Integer> accepted = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  final List<String> malformed = new ArrayList<>();

  /** The instruments that alone are in doubt, one for each of some malformed rows. */
  final List<Instrument> inDoubt = new ArrayList<>();

  int heartbeats;
  int foreign;
  int skipped;

  @Override
  public void event(MarketEvent event) {
    events.add(event);
  }

  @Override
  public void trade(Trade trade, long number) {
    events.add(trade);
    numbers.add(number);
  }

  @Override
  public void probe(Instrument instrument, long eventNanos) {
    probes.add(eventNanos);
  }

  @Override
  public void accepted(int requestId) {
    accepted.add(requestId);
  }

  @Override
  public void refused(int requestId, String message) {
    refused.add(requestId + " " + message);
  }

  @Override
  public void heartbeat() {
    heartbeats++;
  }

  @Override
  public void malformed(String reason) {
    malformed.add(reason);
  }

  @Override
  public void malformed(Instrument instrument, String reason) {
    inDoubt.add(instrument);
    malformed.add(reason);
  }

  @Override
  public void foreign() {
    foreign++;
  }

  @Override
  public void skipped() {
    skipped++;
  }

  /** The events of one type. */
  <E extends MarketEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The only event, of this type. */
  <E extends MarketEvent> E only(Class<E> type) {
    if (events.size() != 1) {
      throw new AssertionError("expected one event, had " + events + " malformed " + malformed);
    }
    return type.cast(events.getFirst());
  }

  /** Everything that was told. */
  int calls() {
    return events.size()
        + probes.size()
        + accepted.size()
        + refused.size()
        + malformed.size()
        + heartbeats
        + foreign
        + skipped;
  }
}
