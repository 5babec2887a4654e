// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Both markets' archives, and files of them written by hand. */
final class BinanceArchiveFiles {

  static final Instrument BTCUSDT =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").build();
  static final Instrument BTCUSD_PERP =
      Instrument.inverse(Venue.BINANCE, "BTCUSD_PERP", "BTC", "USD").contractSize("100").build();

  static final BinanceArchive USDM =
      new BinanceArchive(URI.create("https://data.binance.vision"), "usdm");
  static final BinanceArchive COINM =
      new BinanceArchive(URI.create("https://data.binance.vision"), "coinm");

  /** 2025-10-10 00:00 UTC in milliseconds. */
  static final long DAY = 1_760_054_400_000L;

  /** What a reader made of a file. */
  record Read(VenueArchive.Count count, List<MarketEvent> events) {

    MarketEvent only() {
      if (events.size() != 1) {
        throw new AssertionError("not one event: " + events);
      }
      return events.get(0);
    }
  }

  private BinanceArchiveFiles() {}

  static Read read(BinanceArchive archive, String kind, Path file) throws IOException {
    List<MarketEvent> events = new ArrayList<>();
    Instrument instrument = archive == COINM ? BTCUSD_PERP : BTCUSDT;
    VenueArchive.Count count =
        archive.read(archive.kind(kind).orElseThrow(), instrument, file, events::add);
    return new Read(count, events);
  }

  /** Reads rows as a plain file. */
  static Read read(BinanceArchive archive, String kind, Path folder, String... rows)
      throws IOException {
    return read(archive, kind, Files.write(folder.resolve("rows.csv"), List.of(rows)));
  }

  /** Zips rows as the venue does. */
  static Path zip(Path folder, String entry, String... rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(entry));
      out.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return Files.write(folder.resolve("rows.zip"), bytes.toByteArray());
  }
}
