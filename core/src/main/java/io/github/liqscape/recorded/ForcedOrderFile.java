// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A file of Binance forced orders, one a row, with the fields of the {@code forceOrder} frame.
 *
 * <p>{@code side} is the side of the order: SELL closed a LONG. The quantity is the cumulative
 * fill; {@code price} is the bankruptcy limit, {@code avg_price} the fill (NaN if empty or 0).
 * Every order is {@link ForcedOrder.Completeness#SAMPLED}: the feed prints about one per symbol and
 * second.
 *
 * <p>Rows that agree in symbol, side, time, price and quantity are duplicates of a recorder with
 * two writers and are counted, not returned. Immutable.
 */
public final class ForcedOrderFile {

  /** The order of the fields in a recorder's file without a header. */
  private static final String[] FRAME_COLUMNS = {
    "symbol_base", "side", "order_type", "time_in_force", "orig_qty", "price", "avg_price",
    "order_status", "last_filled_qty", "filled_accum_qty", "trade_time", "usd_size"
  };

  private static final String CUT_QUOTE = "USDT";

  private final Path file;
  private final boolean header;
  private final Function<String, Optional<Instrument>> instruments;

  private ForcedOrderFile(
      Path file, boolean header, Function<String, Optional<Instrument>> instruments) {
    this.file = Objects.requireNonNull(file, "file");
    this.header = header;
    this.instruments = Objects.requireNonNull(instruments, "instruments");
  }

  /** Orders of these instruments; all other rows are skipped and counted. */
  public static ForcedOrderFile of(Path file, Instrument... wanted) {
    Map<String, Instrument> bySymbol = new HashMap<>();
    for (Instrument instrument : wanted) {
      bySymbol.put(instrument.symbol(), instrument);
    }
    return of(file, symbol -> Optional.ofNullable(bySymbol.get(symbol)));
  }

  /**
   * Orders of the instruments that the function knows.
   *
   * @param instruments from the venue's symbol, e.g. {@code BTCUSDT}; empty for what is not wanted
   */
  public static ForcedOrderFile of(
      Path file, Function<String, Optional<Instrument>> instruments) {
    return new ForcedOrderFile(file, true, instruments);
  }

  /** The file has no header; its fields are those of the frame, the time last but one. */
  public ForcedOrderFile headerless() {
    return new ForcedOrderFile(file, false, instruments);
  }

  /**
   * Reads the whole file and sorts it by time.
   *
   * @throws RecordedFileException if a row is malformed
   */
  public Recording<ForcedOrder> read() {
    try (CsvTable table =
        header ? CsvTable.open(file) : CsvTable.headerless(file, FRAME_COLUMNS)) {
      Columns columns = new Columns(table);
      List<ForcedOrder> events = new ArrayList<>();
      Set<ForcedOrder> seen = new HashSet<>();
      int duplicates = 0;
      int skipped = 0;
      for (CsvRow row : (Iterable<CsvRow>) table.rows()::iterator) {
        Optional<Instrument> instrument = instruments.apply(columns.symbol(row));
        if (instrument.isEmpty()) {
          skipped++;
          continue;
        }
        ForcedOrder order = columns.order(row, instrument.get());
        if (seen.add(withoutFill(order))) {
          events.add(order);
        } else {
          duplicates++;
        }
      }
      return Recording.sorted(events, duplicates, skipped);
    }
  }

  /**
   * The venue's symbol of a name from which only the text USDT was cut: {@code BTC} is {@code
   * BTCUSDT}, {@code BTC_250627} is {@code BTCUSDT_250627}, {@code BTCUSDC} stays as it is.
   */
  static String symbolOf(String base) {
    if ((base.length() > 4 && base.endsWith("USDC")) || base.contains(CUT_QUOTE)) {
      return base;
    }
    int expiry = base.indexOf('_');
    return expiry < 0
        ? base + CUT_QUOTE
        : base.substring(0, expiry) + CUT_QUOTE + base.substring(expiry);
  }

  /** The identity of an order: two writers may differ in nothing else. */
  private static ForcedOrder withoutFill(ForcedOrder order) {
    return new ForcedOrder(
        order.instrument(), order.eventNanos(), order.eventNanos(), order.liquidatedSide(),
        order.quantity(), Double.NaN, order.bankruptcyPrice(), order.completeness());
  }

  /** Which column is what. */
  private record Columns(
      String symbol, boolean cut, String time, String fill, String quantity) {

    Columns(CsvTable table) {
      this(
          table.need("symbol", "symbol_base"),
          !table.has("symbol"),
          table.need("trade_time", "time"),
          table.need("avg_price", "average_price"),
          table.need("filled_accum_qty", "accumulated_fill_quantity"));
    }

    String symbol(CsvRow row) {
      return cut ? symbolOf(row.text(symbol)) : row.text(symbol);
    }

    ForcedOrder order(CsvRow row, Instrument instrument) {
      long nanos = row.timeNanos(time);
      double average = row.numberOrNaN(fill);
      double filled = row.number(quantity);
      double limit = row.number("price");
      try {
        return new ForcedOrder(
            instrument, nanos, nanos, liquidated(row), filled,
            average == 0 ? Double.NaN : average, limit, ForcedOrder.Completeness.SAMPLED);
      } catch (IllegalArgumentException e) {
        throw row.malformed(String.valueOf(e.getMessage()));
      }
    }

    private static PositionSide liquidated(CsvRow row) {
      String side = row.text("side");
      return switch (side) {
        case "SELL" -> PositionSide.LONG;
        case "BUY" -> PositionSide.SHORT;
        default ->
            throw row.malformed(
                "side", "must be BUY or SELL, was " + RecordedFileException.quoted(side));
      };
    }
  }
}
