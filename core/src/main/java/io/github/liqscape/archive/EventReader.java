// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Reads kinds of files with few rows (candles, funding, open interest, liquidations): all of a file
 * is held as events and sorted, so the order of its rows does not matter.
 */
public final class EventReader {

  private static final int MOST_ROWS = 1 << 21;

  private EventReader() {}

  /**
   * Events of which there is one for each key. A row that says the same as another one is dropped
   * and counted as repeated. Where two rows of one key differ, one is kept and the other counted as
   * malformed: which one depends on their values only.
   *
   * @param toEvent makes the event of a row; an IllegalArgumentException makes the row malformed
   * @param key rises with the event's time
   * @throws IOException if the file cannot be read, holds other rows, or more than 2,097,152
   */
  public static <E extends MarketEvent> VenueArchive.Count oneEach(
      ArchiveTable table,
      Function<ArchiveRow, E> toEvent,
      ToLongFunction<? super E> key,
      Consumer<? super E> events)
      throws IOException {
    Tally tally = new Tally(table.name());
    List<E> all = sorted(table, toEvent, key, tally);
    E last = null;
    for (E event : all) {
      if (last == null || key.applyAsLong(last) != key.applyAsLong(event)) {
        tally.event();
        events.accept(event);
        last = event;
      } else if (last.equals(event)) {
        tally.repeated();
      } else {
        tally.contradiction("two rows of one time differ: kept " + last + ", dropped " + event);
      }
    }
    return tally.count();
  }

  /**
   * Events of which several may share a time. Only a row that says the same as another one in
   * everything is dropped and counted as repeated.
   *
   * @param toEvent makes the event of a row; an IllegalArgumentException makes the row malformed
   * @throws IOException if the file cannot be read, holds other rows, or more than 2,097,152
   */
  public static <E extends MarketEvent> VenueArchive.Count distinct(
      ArchiveTable table, Function<ArchiveRow, E> toEvent, Consumer<? super E> events)
      throws IOException {
    Tally tally = new Tally(table.name());
    E last = null;
    for (E event : sorted(table, toEvent, MarketEvent::eventNanos, tally)) {
      if (event.equals(last)) {
        tally.repeated();
      } else {
        tally.event();
        events.accept(event);
        last = event;
      }
    }
    return tally.count();
  }

  private static <E extends MarketEvent> List<E> sorted(
      ArchiveTable table,
      Function<ArchiveRow, E> toEvent,
      ToLongFunction<? super E> key,
      Tally tally)
      throws IOException {
    List<E> all = new ArrayList<>();
    table.forEach(
        tally,
        row -> all.add(toEvent.apply(row)),
        row -> {
          if (all.size() > MOST_ROWS) {
            throw new IOException(
                table.name() + " holds more than " + MOST_ROWS + " rows: not of this kind");
          }
        });
    tally.checkSomeReadable(!all.isEmpty());
    // The text of an event tells it from any other; it is made for events of one time only.
    all.sort(
        Comparator.<E>comparingLong(key)
            .thenComparingLong(MarketEvent::eventNanos)
            .thenComparing(Object::toString));
    return all;
  }
}
