// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.List;

/** A sink that writes down everything it is told, in order. */
final class Heard implements FrameSink {

  /** A subscribe message that was refused. */
  record Refusal(int id, String message) {}

  /** A sign of life. */
  record Tick(Instrument instrument, long nanos) {}

  final List<Object> all = new ArrayList<>();
  final List<MarketEvent> events = new ArrayList<>();
  final List<Long> numbers = new ArrayList<>();
  final List<Tick> probes = new ArrayList<>();
  final List<Integer> accepted = new ArrayList<>();
  final List<Refusal> refused = new ArrayList<>();
  final List<String> malformed = new ArrayList<>();
  int foreign;
  int skipped;

  @Override
  public void event(MarketEvent event) {
    events.add(event);
    all.add(event);
  }

  @Override
  public void trade(Trade trade, long number) {
    event(trade);
    numbers.add(number);
    all.add(number);
  }

  @Override
  public void probe(Instrument instrument, long eventNanos) {
    probes.add(new Tick(instrument, eventNanos));
    all.add(probes.getLast());
  }

  @Override
  public void accepted(int requestId) {
    accepted.add(requestId);
    all.add("accepted " + requestId);
  }

  @Override
  public void refused(int requestId, String message) {
    refused.add(new Refusal(requestId, message));
    all.add("refused " + requestId);
  }

  @Override
  public void heartbeat() {
    all.add("heartbeat");
  }

  @Override
  public void malformed(String reason) {
    malformed.add(reason);
    all.add("malformed");
  }

  @Override
  public void foreign() {
    foreign++;
    all.add("foreign");
  }

  @Override
  public void skipped() {
    skipped++;
    all.add("skipped");
  }

  /** The only event, of this type. */
  <T extends MarketEvent> T only(Class<T> type) {
    if (events.size() != 1) {
      throw new AssertionError("one event expected, heard " + all + " " + malformed);
    }
    return type.cast(events.getFirst());
  }
}
