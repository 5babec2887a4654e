// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.archive.ArchiveFormat;
import io.github.liqscape.archive.ArchiveRow;
import io.github.liqscape.archive.ArchiveTable;
import io.github.liqscape.archive.TradeColumns;
import io.github.liqscape.archive.TradeReader;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The trades of past days at {@code public.bybit.com}, one gzip file a day and symbol. The venue
 * publishes no checksum. Sizes stay in its unit: base coin in {@code linear}, USD in {@code
 * inverse}.
 *
 * <p>Ids are those of the live feed. Unlike there, nothing tells block trades from others. The
 * archive of raw book frames at {@code quote-saver.bycsi.com} needs the decoder of live frames and
 * is not read.
 *
 * <p>Immutable.
 */
final class BybitArchive implements VenueArchive {

  private static final Kind TRADES =
      new Kind("trades", "every trade, with the taker's side", false);

  /** Files of 2026 have the last column, older ones not. */
  private static final ArchiveFormat FORMAT =
      ArchiveFormat.of(
              "timestamp",
              "symbol",
              "side",
              "size",
              "price",
              "tickDirection",
              "trdMatchID",
              "grossValue",
              "homeNotional",
              "foreignNotional",
              "RPI")
          .orWithoutHeader(
              "timestamp",
              "symbol",
              "side",
              "size",
              "price",
              "tickDirection",
              "trdMatchID",
              "grossValue",
              "homeNotional",
              "foreignNotional")
          .optional(
              "symbol", "tickDirection", "grossValue", "homeNotional", "foreignNotional", "RPI");

  private static final int SIDE = FORMAT.column("side");
  private static final TradeColumns COLUMNS =
      new TradeColumns(
          FORMAT.column("timestamp"),
          FORMAT.column("trdMatchID"),
          FORMAT.column("price"),
          FORMAT.column("size"),
          BybitArchive::taker);

  private final String base;
  private final ContractType contracts;

  /**
   * The archive of a market.
   *
   * @param base of the archive host, whose path prefix is kept
   * @param market {@code linear} or {@code inverse}
   */
  BybitArchive(URI base, String market) {
    this.base = base.toString().replaceAll("/+$", "");
    contracts =
        switch (market) {
          case "linear" -> ContractType.LINEAR;
          case "inverse" -> ContractType.INVERSE;
          default ->
              throw new IllegalArgumentException(
                  "market must be linear or inverse, was '" + market + "'");
        };
  }

  @Override
  public List<Kind> kinds() {
    return List.of(TRADES);
  }

  @Override
  public List<File> files(Kind kind, Instrument instrument, LocalDate from, LocalDate to) {
    check(kind, instrument);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("last day must not be before " + from + ", was " + to);
    }
    return from.datesUntil(to.plusDays(1)).map(day -> file(instrument, day)).toList();
  }

  private File file(Instrument instrument, LocalDate day) {
    String symbol = URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8);
    URI uri = URI.create(base + "/trading/" + symbol + "/" + symbol + day + ".csv.gz");
    String name = "trades-" + instrument.symbol() + "-" + day + ".csv.gz";
    return new File(TRADES, instrument, day, uri, Optional.empty(), name);
  }

  @Override
  public Count read(
      Kind kind, Instrument instrument, Path file, Consumer<? super MarketEvent> events)
      throws IOException {
    check(kind, instrument);
    ArchiveTable table =
        ArchiveTable.of(file, FORMAT, instrument.symbol()).where("symbol", instrument.symbol());
    return TradeReader.read(table, instrument, COLUMNS, events);
  }

  private void check(Kind kind, Instrument instrument) {
    if (!kind.equals(TRADES)) {
      throw new IllegalArgumentException("kind must be trades, was " + kind.name());
    }
    if (!instrument.venue().equals(Venue.BYBIT) || instrument.contractType() != contracts) {
      throw new IllegalArgumentException(
          "instrument must be "
              + contracts
              + " of bybit, was "
              + instrument.contractType()
              + " "
              + instrument);
    }
  }

  private static OrderSide taker(ArchiveRow row) {
    if (row.is(SIDE, "Buy")) {
      return OrderSide.BUY;
    }
    if (row.is(SIDE, "Sell")) {
      return OrderSide.SELL;
    }
    throw row.malformed(SIDE, "must be Buy or Sell");
  }
}
