// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A made-up kind of trade file, and what a reader made of one. */
record TradeFixture(VenueArchive.Count count, List<Trade> trades) {

  static final Instrument BTC =
      Instrument.linear(Venue.of("test"), "BTCUSDT", "BTC", "USDT").build();

  static final ArchiveFormat FORMAT =
      ArchiveFormat.of("time", "id", "symbol", "price|px", "quantity", "sold")
          .orWithoutHeader("time", "id", "price", "quantity", "sold")
          .optional("symbol");

  private static final int SOLD = FORMAT.column("sold");

  private static final TradeColumns COLUMNS =
      new TradeColumns(
          FORMAT.column("time"),
          FORMAT.column("id"),
          FORMAT.column("price"),
          FORMAT.column("quantity"),
          row -> row.flag(SOLD) ? OrderSide.SELL : OrderSide.BUY);

  static TradeFixture read(Path file) throws IOException {
    List<Trade> trades = new ArrayList<>();
    VenueArchive.Count count =
        TradeReader.read(
            ArchiveTable.of(file, FORMAT, "BTCUSDT-trades-").where("symbol", "BTCUSDT"),
            BTC,
            COLUMNS,
            (MarketEvent event) -> trades.add((Trade) event));
    return new TradeFixture(count, trades);
  }
}
