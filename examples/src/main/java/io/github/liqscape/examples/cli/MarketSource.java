// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.HeatmapHistoryBuilder;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.MarketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A market to draw or score a map of: where its events come from and what a reader must know.
 *
 * @param title one line for people
 * @param instrument what is traded
 * @param tiers its margin tiers, or those that stand in for them
 * @param events opens the stream of events; the caller closes it
 * @param from first event time
 * @param until the map is drawn as of this instant
 * @param end last event time: {@code until} may be moved in (from, end]
 * @param chart how much of the time before {@code until} the picture shows
 * @param column width of a column of the picture
 * @param notes honest remarks: what is missing, assumed or of another market
 */
record MarketSource(
    String title,
    Instrument instrument,
    MarginTiers tiers,
    Supplier<Stream<MarketEvent>> events,
    Instant from,
    Instant until,
    Instant end,
    Duration chart,
    Duration column,
    List<String> notes) {

  private static final long MOST_COLUMNS = 5_760;

  MarketSource {
    Objects.requireNonNull(instrument, "instrument");
    notes = List.copyOf(notes);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          title + " must end after it starts at " + from + ", was until " + until);
    }
  }

  /** The same market, drawn as of another instant. */
  MarketSource endingAt(Instant instant) {
    return new MarketSource(
        title, instrument, tiers, events, from, instant, end, chart, column, notes);
  }

  /** Where the picture begins. */
  Instant chartFrom() {
    Instant start = until.minus(chart);
    return start.isAfter(from) ? start : from;
  }

  Caption caption() {
    return new Caption(title, notes, chartFrom(), until);
  }

  /** Shows every event up to {@code until}, in order, and says how far it is. */
  void walk(Progress progress, Consumer<? super MarketEvent> each) {
    long end = nanos(until);
    try (Stream<MarketEvent> all = events.get()) {
      for (Iterator<MarketEvent> next = all.iterator(); next.hasNext(); ) {
        MarketEvent event = next.next();
        if (event.eventNanos() > end) {
          break;
        }
        each.accept(event);
        progress.at(event.eventNanos());
      }
    }
  }

  /** A time × price history that reaches as far as the picture. */
  HeatmapHistoryBuilder history() {
    long columns = chart.dividedBy(column) + 8;
    return HeatmapHistory.builder()
        .period(column)
        .capacity((int) Math.clamp(columns, 16, MOST_COLUMNS));
  }

  /** Event time of an instant. */
  static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }

  /** Instant of an event time. */
  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
