// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import io.github.liqscape.market.MarketEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a file gave: its events in rising event time, and what became of its other rows. Immutable.
 *
 * <p>Always {@code rows == events.size() + duplicates + skipped}.
 *
 * @param events in rising event time; events of one time keep the order of the file
 * @param rows rows read, without the header
 * @param duplicates rows that repeated an earlier one
 * @param skipped rows of instruments that were not asked for, or that the reader could not place
 *     (an open candle that was to be dropped, a value without its price); never malformed rows
 */
public record Recording<E extends MarketEvent>(
    List<E> events, int rows, int duplicates, int skipped) {

  public Recording {
    events = List.copyOf(events);
    if (rows != events.size() + duplicates + skipped) {
      throw new IllegalArgumentException(
          "rows must be events + duplicates + skipped = "
              + (events.size() + duplicates + skipped) + ", was " + rows);
    }
  }

  /** The events as a source for {@link EventTape}. */
  public Stream<E> stream() {
    return events.stream();
  }

  /** Sorts by time; no archive promises an order inside a file. */
  static <E extends MarketEvent> Recording<E> sorted(
      List<E> events, int duplicates, int skipped) {
    List<E> rising = new ArrayList<>(events);
    rising.sort(Comparator.comparingLong(MarketEvent::eventNanos));
    return new Recording<>(rising, events.size() + duplicates + skipped, duplicates, skipped);
  }

  /**
   * The same for streams that carry one value a time: an equal event again is a duplicate, another
   * value at the same time an error.
   */
  static <E extends MarketEvent> Recording<E> oneEachTime(
      CsvTable table, List<E> events, int skipped) {
    Recording<E> all = sorted(events, 0, skipped);
    List<E> distinct = new ArrayList<>();
    for (E event : all.events()) {
      E last = distinct.isEmpty() ? null : distinct.get(distinct.size() - 1);
      if (last == null || last.eventNanos() != event.eventNanos()) {
        distinct.add(event);
      } else if (!last.equals(event)) {
        throw table.malformed("two different rows for one time: " + last + " and " + event);
      }
    }
    int duplicates = all.events().size() - distinct.size();
    return new Recording<>(distinct, all.rows(), duplicates, skipped);
  }
}
