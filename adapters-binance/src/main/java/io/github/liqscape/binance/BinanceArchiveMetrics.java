// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.archive.ArchiveFormat;
import io.github.liqscape.archive.ArchiveRow;
import io.github.liqscape.archive.ArchiveTable;
import io.github.liqscape.archive.EventReader;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Files of open interest every five minutes, one-sided. USD-M is in base coin with its value beside
 * it; COIN-M stays in contracts, worth their number times their size, and the value the file gives
 * is not used.
 *
 * <p>{@code create_time} is not always the time of the value. USD-M rows were stamped with the end
 * of their five minutes, from 2026-06-25 on with the start, as COIN-M rows always were
 * (binance/binance-public-data#491); the value is that at the end. An event must never lie before
 * what it tells, so its time is the end in every case.
 */
final class BinanceArchiveMetrics {

  private static final ArchiveFormat METRICS =
      ArchiveFormat.of(
              "create_time", "symbol", "sum_open_interest", "sum_open_interest_value",
              "count_toptrader_long_short_ratio", "sum_toptrader_long_short_ratio",
              "count_long_short_ratio", "sum_taker_long_short_vol_ratio")
          .optional(
              "symbol", "sum_open_interest_value", "count_toptrader_long_short_ratio",
              "sum_toptrader_long_short_ratio", "count_long_short_ratio",
              "sum_taker_long_short_vol_ratio");

  private static final int TIME = METRICS.column("create_time");
  private static final int QUANTITY = METRICS.column("sum_open_interest");
  private static final int VALUE = METRICS.column("sum_open_interest_value");

  private static final long FIVE_MINUTES = 300_000_000_000L;

  /** 2026-06-25 00:00 UTC. The file before it ends with a row of this very time. */
  static final long STAMPED_WITH_START_SINCE = 1_782_345_600_000_000_000L;

  private BinanceArchiveMetrics() {}

  static VenueArchive.Count usdMargined(
      Path file, String entryPrefix, Instrument instrument, Consumer<? super MarketEvent> events)
      throws IOException {
    return read(file, entryPrefix, instrument, STAMPED_WITH_START_SINCE, events);
  }

  static VenueArchive.Count coinMargined(
      Path file, String entryPrefix, Instrument instrument, Consumer<? super MarketEvent> events)
      throws IOException {
    return read(file, entryPrefix, instrument, Long.MIN_VALUE, events);
  }

  private static VenueArchive.Count read(
      Path file,
      String entryPrefix,
      Instrument instrument,
      long stampedWithStartSince,
      Consumer<? super MarketEvent> events)
      throws IOException {
    List<OpenInterest> stamped = new ArrayList<>();
    VenueArchive.Count count =
        EventReader.oneEach(
            ArchiveTable.of(file, METRICS, entryPrefix).where("symbol", instrument.symbol()),
            row -> openInterest(row, instrument),
            OpenInterest::eventNanos,
            stamped::add);
    boolean withStart =
        !stamped.isEmpty() && stamped.get(0).eventNanos() >= stampedWithStartSince;
    for (OpenInterest event : stamped) {
      events.accept(withStart ? later(event) : event);
    }
    return count;
  }

  private static OpenInterest later(OpenInterest event) {
    long end = event.eventNanos() + FIVE_MINUTES;
    return new OpenInterest(event.instrument(), end, end, event.quantity(), event.notional());
  }

  private static OpenInterest openInterest(ArchiveRow row, Instrument instrument) {
    long at = row.nanos(TIME);
    double quantity = row.number(QUANTITY);
    double notional =
        instrument.contractType() == ContractType.INVERSE
            ? instrument.notional(quantity, Double.NaN)
            : row.numberOrNaN(VALUE);
    return new OpenInterest(instrument, at, at, quantity, notional);
  }
}
