// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.FundingRate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A file of settled funding rates, one a row.
 *
 * <p>The rate is the first of the columns {@code funding_rate}, {@code last_funding_rate}, {@code
 * rate} and, where a tool stored rates as candles, {@code open}. Where there are columns {@code
 * venue} and {@code coin}, only rows of the instrument's venue and base asset are read, the others
 * skipped.
 *
 * <p>The event time is the recorded one, which Binance gives up to 16 ms late; the settlement time
 * is that time rounded to the minute. Immutable.
 */
public final class FundingFile {

  private static final Duration USUAL_INTERVAL = Duration.ofHours(8);
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final Path file;
  private final Instrument instrument;
  private final Duration interval;

  private FundingFile(Path file, Instrument instrument, Duration interval) {
    this.file = Objects.requireNonNull(file, "file");
    this.instrument = Objects.requireNonNull(instrument, "instrument");
    this.interval = Objects.requireNonNull(interval, "interval");
  }

  /** Rates of one instrument, every eight hours unless a column {@code funding_interval_hours} says
   * otherwise. */
  public static FundingFile of(Path file, Instrument instrument) {
    return new FundingFile(file, instrument, USUAL_INTERVAL);
  }

  /** The time between settlements where the file does not say it. */
  public FundingFile interval(Duration between) {
    return new FundingFile(file, instrument, between);
  }

  /**
   * Reads the whole file and sorts it by time.
   *
   * @throws RecordedFileException if a row is malformed, or two rows of one time differ
   */
  public Recording<FundingRate> read() {
    try (CsvTable table = CsvTable.open(file)) {
      String time =
          table.need("funding_time", "calc_time", "open_time", "timestamp", "time");
      String rate = table.need("funding_rate", "last_funding_rate", "rate", "open");
      List<FundingRate> events = new ArrayList<>();
      int skipped = 0;
      for (CsvRow row : (Iterable<CsvRow>) table.rows()::iterator) {
        if (wanted(table, row)) {
          events.add(event(table, row, time, rate));
        } else {
          skipped++;
        }
      }
      return Recording.oneEachTime(table, events, skipped);
    }
  }

  private boolean wanted(CsvTable table, CsvRow row) {
    return (!table.has("venue") || row.text("venue").equals(instrument.venue().id()))
        && (!table.has("coin") || row.text("coin").equals(instrument.baseAsset()));
  }

  private FundingRate event(CsvTable table, CsvRow row, String time, String rate) {
    long nanos = row.timeNanos(time);
    Duration between =
        table.has("funding_interval_hours")
            ? Duration.ofHours(row.integer("funding_interval_hours"))
            : interval;
    double fraction = row.number(rate);
    try {
      return new FundingRate(
          instrument, nanos, nanos, fraction, toMinute(nanos), between,
          FundingRate.Status.SETTLED);
    } catch (IllegalArgumentException e) {
      throw row.malformed(rate, String.valueOf(e.getMessage()));
    }
  }

  static long toMinute(long nanos) {
    return Math.floorDiv(nanos + MINUTE_NANOS / 2, MINUTE_NANOS) * MINUTE_NANOS;
  }
}
