// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.OpenInterest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A file of open interest, one value a row.
 *
 * <p>Either in the venue's unit ({@code open_interest} or Binance's {@code sum_open_interest}, with
 * {@code …_value} in quote currency where it exists), or in US dollars only ({@code oi_usd}). The
 * latter is divided by the close of the candle that ends at the same instant: never by one that
 * ends later. Where there is a column {@code coin}, rows of other base assets are skipped; the
 * venue is not compared, because such files often come from another one: label what follows
 * CROSS_VENUE.
 *
 * <p>Values are taken as one-sided; a file that counts both sides must be halved first. Immutable.
 */
public final class OpenInterestFile {

  private final Path file;
  private final Instrument instrument;
  private final Map<Long, Double> closes;

  private OpenInterestFile(Path file, Instrument instrument, Map<Long, Double> closes) {
    this.file = Objects.requireNonNull(file, "file");
    this.instrument = Objects.requireNonNull(instrument, "instrument");
    this.closes = closes;
  }

  /** Open interest of one instrument in its venue's unit. */
  public static OpenInterestFile of(Path file, Instrument instrument) {
    return new OpenInterestFile(file, instrument, Map.of());
  }

  /** Open interest in US dollars, to be divided by the closes of these candles. */
  public static OpenInterestFile inDollars(
      Path file, Instrument instrument, List<Candle> candles) {
    Map<Long, Double> closes = new HashMap<>();
    for (Candle candle : candles) {
      closes.put(candle.closeNanos(), candle.close());
    }
    return new OpenInterestFile(file, instrument, closes);
  }

  /**
   * Reads the whole file and sorts it by time. Rows of other coins, and dollar values at whose time
   * no candle closes, are skipped.
   *
   * @throws RecordedFileException if a row is malformed, or two rows of one time differ
   */
  public Recording<OpenInterest> read() {
    try (CsvTable table = CsvTable.open(file)) {
      String time = table.need("time", "timestamp", "create_time");
      String amount = table.need("open_interest", "sum_open_interest", "oi_usd");
      List<OpenInterest> events = new ArrayList<>();
      int skipped = 0;
      for (CsvRow row : (Iterable<CsvRow>) table.rows()::iterator) {
        long nanos = row.timeNanos(time);
        boolean ours = !table.has("coin") || row.text("coin").equals(instrument.baseAsset());
        boolean dollars = amount.equals("oi_usd");
        if (ours && (!dollars || closes.containsKey(nanos))) {
          events.add(dollars ? inDollars(row, nanos) : inUnits(row, nanos, amount));
        } else {
          skipped++;
        }
      }
      return Recording.oneEachTime(table, events, skipped);
    }
  }

  private OpenInterest inUnits(CsvRow row, long nanos, String amount) {
    return event(row, nanos, amount, row.number(amount), row.numberOrNaN(amount + "_value"));
  }

  private OpenInterest inDollars(CsvRow row, long nanos) {
    double dollars = row.number("oi_usd");
    double unit = instrument.notional(1, Objects.requireNonNull(closes.get(nanos)));
    return event(row, nanos, "oi_usd", dollars / unit, dollars);
  }

  private OpenInterest event(
      CsvRow row, long nanos, String column, double quantity, double notional) {
    try {
      return new OpenInterest(instrument, nanos, nanos, quantity, notional);
    } catch (IllegalArgumentException e) {
      throw row.malformed(column, String.valueOf(e.getMessage()));
    }
  }
}
