// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts events by instrument and kind, and remembers from when to when they reach. */
final class EventTally {

  private final Map<String, Map<StreamKind, Long>> counts = new TreeMap<>();
  private long events;
  private long gaps;
  private long healed;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  void add(MarketEvent event) {
    Map<StreamKind, Long> ofInstrument =
        counts.computeIfAbsent(
            event.instrument().toString(), name -> new EnumMap<>(StreamKind.class));
    if (event instanceof StreamGap gap) {
      // An open gap is told again when it is over; the end alone may be told as well.
      if (gap.toNanos() != StreamGap.OPEN) {
        gaps++;
        healed += gap.healed() ? 1 : 0;
      }
      return;
    }
    ofInstrument.merge(event.kind(), 1L, Long::sum);
    events++;
    first = Math.min(first, event.eventNanos());
    last = Math.max(last, event.eventNanos());
  }

  /** Without gaps. */
  long events() {
    return events;
  }

  /** Event time of the first event; meaningless while there is none. */
  long firstNanos() {
    return first;
  }

  /** Event time of the last event; meaningless while there is none. */
  long lastNanos() {
    return last;
  }

  void print(PrintWriter out) {
    counts.forEach(
        (instrument, kinds) -> {
          out.println(instrument);
          kinds.forEach((kind, n) -> out.printf(Locale.ROOT, "  %-14s %,12d%n", kind, n));
        });
    out.printf(
        Locale.ROOT, "%,d events, %,d gaps that ended, %,d of them filled%n", events, gaps,
        healed);
    if (events > 0) {
      out.println(
          "from " + MarketSource.instant(first) + " to " + MarketSource.instant(last));
    }
  }

  void json(ObjectNode node) {
    node.put("events", events);
    node.put("gaps", gaps);
    node.put("gapsHealed", healed);
    if (events > 0) {
      node.put("first", MarketSource.instant(first).toString());
      node.put("last", MarketSource.instant(last).toString());
    }
    ObjectNode byInstrument = node.putObject("counts");
    counts.forEach(
        (instrument, kinds) -> {
          ObjectNode of = byInstrument.putObject(instrument);
          kinds.forEach((kind, n) -> of.put(kind.name(), n));
        });
  }
}
