// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file of candles, one a row.
 *
 * <p>Columns by name, without case and underscores: a time ({@code open_time}, {@code timestamp},
 * {@code datetime}, {@code time} or {@code date}, as {@link CsvRow#timeNanos}), {@code open},
 * {@code high}, {@code low}, {@code close}, and where they exist {@code volume}, {@code
 * quote_volume}, {@code taker_buy_volume}, {@code count}. A file whose first field is a number has
 * no header and Binance's twelve kline columns. Mark and index candles have no volumes, whatever
 * the file says.
 *
 * <p>Every candle is closed and its event time is its close time; leave out a last one that was
 * still open with {@link #dropLast()}. Immutable: each method gives a new description.
 */
public final class CandleFile {

  private static final String[] KLINE_COLUMNS = {
    "open_time", "open", "high", "low", "close", "volume", "close_time", "quote_volume", "count",
    "taker_buy_volume", "taker_buy_quote_volume", "ignore"
  };

  private final Path file;
  private final Instrument instrument;
  private final Timeframe timeframe;
  private final PriceKind price;
  private final boolean endStamped;
  private final boolean volumeInQuote;
  private final boolean dropLast;

  private CandleFile(
      Path file,
      Instrument instrument,
      Timeframe timeframe,
      PriceKind price,
      boolean endStamped,
      boolean volumeInQuote,
      boolean dropLast) {
    this.file = Objects.requireNonNull(file, "file");
    this.instrument = Objects.requireNonNull(instrument, "instrument");
    this.timeframe = Objects.requireNonNull(timeframe, "timeframe");
    this.price = price;
    this.endStamped = endStamped;
    this.volumeInQuote = volumeInQuote;
    this.dropLast = dropLast;
  }

  /** Candles of last prices, stamped with their open time, volume in the venue's unit. */
  public static CandleFile of(Path file, Instrument instrument, Timeframe timeframe) {
    return new CandleFile(file, instrument, timeframe, PriceKind.LAST, false, false, false);
  }

  /** Candles of the mark price. */
  public CandleFile mark() {
    return price(PriceKind.MARK);
  }

  /** Candles of this kind of price. */
  public CandleFile price(PriceKind kind) {
    return new CandleFile(
        file, instrument, timeframe, kind, endStamped, volumeInQuote, dropLast);
  }

  /** The time of a row is the end of the candle. */
  public CandleFile endStamped() {
    return new CandleFile(file, instrument, timeframe, price, true, volumeInQuote, dropLast);
  }

  /** Column {@code volume} is quote currency: it becomes the quote volume, the volume is NaN. */
  public CandleFile volumeInQuote() {
    return new CandleFile(file, instrument, timeframe, price, endStamped, true, dropLast);
  }

  /** The newest candle was still open when the file was made: it is skipped. */
  public CandleFile dropLast() {
    return new CandleFile(file, instrument, timeframe, price, endStamped, volumeInQuote, true);
  }

  /**
   * Reads the whole file and sorts it by time.
   *
   * @throws RecordedFileException if a row is malformed, or two rows of one time differ
   */
  public Recording<CandleEvent> read() {
    try (CsvTable table = CsvTable.detecting(file, KLINE_COLUMNS)) {
      CandleColumns columns = columns(table);
      List<CandleEvent> all = table.rows().map(row -> event(columns, row)).toList();
      Recording<CandleEvent> read = Recording.oneEachTime(table, all, 0);
      List<CandleEvent> events = read.events();
      if (!dropLast || events.isEmpty()) {
        return read;
      }
      return new Recording<>(
          events.subList(0, events.size() - 1), read.rows(), read.duplicates(), 1);
    }
  }

  /** The candles of {@link #read()}, oldest first. */
  public List<Candle> candles() {
    return read().events().stream().map(CandleEvent::candle).toList();
  }

  /**
   * Reads row by row in constant memory; the rows must rise in time. Close the stream.
   *
   * @throws IllegalStateException if the last candle is to be dropped, which needs {@link #read()}
   */
  public Stream<CandleEvent> stream() {
    if (dropLast) {
      throw new IllegalStateException("dropLast() needs read(): a stream does not know its end");
    }
    CsvTable table = CsvTable.detecting(file, KLINE_COLUMNS);
    try {
      CandleColumns columns = columns(table);
      long[] last = {Long.MIN_VALUE};
      return table.rows().map(row -> rising(row, event(columns, row), last));
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  private static CandleEvent rising(CsvRow row, CandleEvent event, long[] last) {
    if (event.eventNanos() <= last[0]) {
      throw row.malformed("time does not rise; read() would sort the file");
    }
    last[0] = event.eventNanos();
    return event;
  }

  private CandleColumns columns(CsvTable table) {
    return new CandleColumns(table, price == PriceKind.LAST, volumeInQuote);
  }

  private CandleEvent event(CandleColumns columns, CsvRow row) {
    long stamp = row.timeNanos(columns.time());
    long open = endStamped ? stamp - timeframe.nanos() : stamp;
    return CandleEvent.recorded(instrument, price, columns.candle(row, timeframe, open));
  }
}
