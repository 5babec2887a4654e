// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads files of trades, which may have millions of rows.
 *
 * <p>The file is read twice. The first time tells whether its times rise; if they do, as they do
 * nearly always, the second time hands the trades on as it goes, in constant memory however long
 * the file is. If not, all rows are held in primitive columns and sorted. Either way trades come by
 * time, then id, each once, and no trade is handed on from a file that is damaged.
 */
public final class TradeReader {

  /** So many rows can be sorted; in rising order a file may have any number. */
  static final int MOST_SORTED = 1 << 25;

  private final ArchiveTable table;
  private final Instrument instrument;
  private final TradeColumns columns;
  private final Consumer<? super MarketEvent> events;
  private final Tally tally;
  private final TradeRun run = new TradeRun();
  private boolean rising = true;
  private long time = Long.MIN_VALUE;
  private double price;
  private double quantity;
  private OrderSide taker = OrderSide.BUY;
  private long readable;
  private long idBytes;

  private TradeReader(
      ArchiveTable table,
      Instrument instrument,
      TradeColumns columns,
      Consumer<? super MarketEvent> events) {
    this.table = table;
    this.instrument = instrument;
    this.columns = columns;
    this.events = events;
    tally = new Tally(table.name());
  }

  /**
   * Reads a file. Rows that repeat time and id of another one are dropped: counted as repeated if
   * they say the same, else as malformed.
   *
   * @throws IOException if the file cannot be read, holds other rows, or more than 33,554,432 that
   *     are not in order
   */
  public static VenueArchive.Count read(
      ArchiveTable table,
      Instrument instrument,
      TradeColumns columns,
      Consumer<? super MarketEvent> events)
      throws IOException {
    return new TradeReader(table, instrument, columns, events).read();
  }

  private VenueArchive.Count read() throws IOException {
    Tally probe = new Tally(table.name());
    table.forEach(probe, this::look, row -> {});
    probe.checkSomeReadable(readable > 0);
    if (!rising) {
      if (readable > MOST_SORTED || idBytes > Integer.MAX_VALUE / 2) {
        throw tooMany();
      }
      run.reserve((int) readable, (int) idBytes);
    }
    table.forEach(tally, this::take, this::keep);
    run.emit(instrument, tally, events);
    return tally.count();
  }

  private void look(ArchiveRow row) {
    long last = time;
    take(row);
    rising &= time >= last;
    readable++;
    idBytes += row.end(columns.id()) - row.start(columns.id());
  }

  /** Takes all of a row or nothing of it. */
  private void take(ArchiveRow row) {
    if (row.start(columns.id()) == row.end(columns.id())) {
      throw row.malformed(columns.id(), "must not be empty");
    }
    long at = row.nanos(columns.time());
    double paid = positive(row, columns.price());
    double traded = positive(row, columns.quantity());
    taker = columns.taker().apply(row);
    time = at;
    price = paid;
    quantity = traded;
  }

  private void keep(ArchiveRow row) throws IOException {
    // Where times rise, the rows of one time are together, and the next time closes them.
    if (rising && run.size() > 0 && run.lastTime() != time) {
      run.emit(instrument, tally, events);
      run.clear();
    }
    if (run.size() == MOST_SORTED) {
      throw tooMany();
    }
    run.add(
        time, price, quantity, taker, row.bytes(), row.start(columns.id()), row.end(columns.id()));
  }

  private IOException tooMany() {
    return new IOException(
        table.name() + " holds more than " + MOST_SORTED + " rows that are not in order");
  }

  private static double positive(ArchiveRow row, int column) {
    double value = row.number(column);
    if (value > 0) {
      return value;
    }
    throw row.malformed(column, "must be > 0");
  }
}
