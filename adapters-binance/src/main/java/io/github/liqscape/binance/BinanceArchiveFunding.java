// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.archive.ArchiveFormat;
import io.github.liqscape.archive.ArchiveRow;
import io.github.liqscape.archive.ArchiveTable;
import io.github.liqscape.archive.EventReader;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Files of settled funding rates. The venue stamps them up to 16 ms late: that is the event's time,
 * and the settlement is the minute nearest to it.
 */
final class BinanceArchiveFunding {

  private static final ArchiveFormat RATES =
      ArchiveFormat.of("calc_time", "funding_interval_hours", "last_funding_rate")
          .optional("funding_interval_hours");

  private static final int TIME = RATES.column("calc_time");
  private static final int INTERVAL = RATES.column("funding_interval_hours");
  private static final int RATE = RATES.column("last_funding_rate");

  private static final Duration USUAL_INTERVAL = Duration.ofHours(8);
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private BinanceArchiveFunding() {}

  static VenueArchive.Count read(
      Path file, String entryPrefix, Instrument instrument, Consumer<? super MarketEvent> events)
      throws IOException {
    return EventReader.oneEach(
        ArchiveTable.of(file, RATES, entryPrefix),
        row -> rate(row, instrument),
        FundingRate::settlementNanos,
        events);
  }

  private static FundingRate rate(ArchiveRow row, Instrument instrument) {
    long at = row.nanos(TIME);
    long settled = Math.floorDiv(at + MINUTE_NANOS / 2, MINUTE_NANOS) * MINUTE_NANOS;
    Duration interval =
        row.has(INTERVAL) ? Duration.ofHours(row.integer(INTERVAL)) : USUAL_INTERVAL;
    return new FundingRate(
        instrument, at, at, row.number(RATE), settled, interval, FundingRate.Status.SETTLED);
  }
}
