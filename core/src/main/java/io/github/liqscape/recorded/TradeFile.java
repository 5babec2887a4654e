// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file of trades, one a row.
 *
 * <p>The taker is told by {@code buyer_is_maker} ({@code true}: the taker sold). Columns: an id
 * ({@code trade_id} or {@code agg_trade_id}), {@code price}, {@code quantity}, the trade's time
 * ({@code trade_time} or {@code transact_time}), and where they exist {@code symbol} and the time
 * of receipt {@code receive_time}. Rows that repeat instrument and id are duplicates. Immutable.
 */
public final class TradeFile {

  private static final String[] RECORDER_COLUMNS = {
    "receive_time", "symbol", "trade_id", "price", "quantity", "trade_time", "buyer_is_maker"
  };
  private static final String[] AGGREGATE_COLUMNS = {
    "agg_trade_id", "price", "quantity", "first_trade_id", "last_trade_id", "transact_time",
    "is_buyer_maker"
  };

  private final Path file;
  private final String[] columnsIfHeaderless;
  private final Function<String, Optional<Instrument>> instruments;

  private TradeFile(
      Path file,
      String[] columnsIfHeaderless,
      Function<String, Optional<Instrument>> instruments) {
    this.file = Objects.requireNonNull(file, "file");
    this.columnsIfHeaderless = columnsIfHeaderless;
    this.instruments = instruments;
  }

  /**
   * Trades of several symbols as a recorder writes them. Without a header the fields are: time of
   * receipt, symbol, id, price, quantity, trade time, whether the buyer was the maker.
   *
   * @param instruments from the venue's symbol; empty for what is not wanted
   */
  public static TradeFile recorded(
      Path file, Function<String, Optional<Instrument>> instruments) {
    return new TradeFile(file, RECORDER_COLUMNS, Objects.requireNonNull(instruments));
  }

  /** Aggregate trades of one instrument as Binance's archive writes them. */
  public static TradeFile aggregates(Path file, Instrument instrument) {
    return new TradeFile(file, AGGREGATE_COLUMNS, symbol -> Optional.of(instrument));
  }

  /**
   * Reads row by row in constant memory, in the order of the file: nothing is sorted and no
   * duplicate removed. For files too large for {@link #read()}. Close the stream.
   */
  public Stream<Trade> stream() {
    CsvTable table = CsvTable.detecting(file, columnsIfHeaderless);
    try {
      Columns columns = new Columns(table);
      return table.rows()
          .flatMap(
              row ->
                  instruments.apply(columns.symbol(row))
                      .map(instrument -> columns.trade(row, instrument))
                      .stream());
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  /**
   * Reads the whole file and sorts it by time.
   *
   * @throws RecordedFileException if a row is malformed
   */
  public Recording<Trade> read() {
    try (CsvTable table = CsvTable.detecting(file, columnsIfHeaderless)) {
      Columns columns = new Columns(table);
      List<Trade> events = new ArrayList<>();
      Set<Identity> seen = new HashSet<>();
      int duplicates = 0;
      int skipped = 0;
      for (CsvRow row : (Iterable<CsvRow>) table.rows()::iterator) {
        String symbol = columns.symbol(row);
        Optional<Instrument> instrument = instruments.apply(symbol);
        if (instrument.isEmpty()) {
          skipped++;
        } else if (seen.add(new Identity(symbol, row.text(columns.id())))) {
          events.add(columns.trade(row, instrument.get()));
        } else {
          duplicates++;
        }
      }
      return Recording.sorted(events, duplicates, skipped);
    }
  }

  private record Identity(String symbol, String id) {}

  /** Which column is what. */
  private record Columns(
      boolean severalSymbols, String id, String time, String received, String maker) {

    Columns(CsvTable table) {
      this(
          table.has("symbol"),
          table.need("trade_id", "agg_trade_id"),
          table.need("trade_time", "transact_time"),
          table.need("receive_time", "trade_time", "transact_time"),
          table.need("buyer_is_maker", "is_buyer_maker"));
    }

    String symbol(CsvRow row) {
      return severalSymbols ? row.text("symbol") : "";
    }

    Trade trade(CsvRow row, Instrument instrument) {
      OrderSide taker = row.flag(maker) ? OrderSide.SELL : OrderSide.BUY;
      double price = row.number("price");
      double quantity = row.number("quantity");
      long nanos = row.timeNanos(time);
      try {
        return new Trade(
            instrument, nanos, row.timeNanos(received), row.text(id), price, quantity, taker);
      } catch (IllegalArgumentException e) {
        throw row.malformed(String.valueOf(e.getMessage()));
      }
    }
  }
}
