// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.archive.ArchiveFormat;
import io.github.liqscape.archive.ArchiveTable;
import io.github.liqscape.archive.TradeColumns;
import io.github.liqscape.archive.TradeReader;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Files of trades. Quantities stay what they are: base coin in USD-M, contracts in COIN-M. */
final class BinanceArchiveTrades {

  private static final ArchiveFormat AGGREGATES =
      ArchiveFormat.of(
              "agg_trade_id", "price", "quantity|qty", "first_trade_id", "last_trade_id",
              "transact_time|time", "is_buyer_maker")
          .optional("first_trade_id", "last_trade_id");

  /** The fourth column is the base quantity in COIN-M. */
  private static final ArchiveFormat TRADES =
      ArchiveFormat.of("id", "price", "qty|quantity", "quote_qty", "time", "is_buyer_maker")
          .optional("quote_qty");

  private static final TradeColumns AGGREGATE_COLUMNS =
      columns(AGGREGATES, "agg_trade_id", "quantity", "transact_time");
  private static final TradeColumns TRADE_COLUMNS = columns(TRADES, "id", "qty", "time");

  private BinanceArchiveTrades() {}

  static VenueArchive.Count aggregates(
      Path file, String entryPrefix, Instrument instrument, Consumer<? super MarketEvent> events)
      throws IOException {
    return TradeReader.read(
        ArchiveTable.of(file, AGGREGATES, entryPrefix), instrument, AGGREGATE_COLUMNS, events);
  }

  static VenueArchive.Count trades(
      Path file, String entryPrefix, Instrument instrument, Consumer<? super MarketEvent> events)
      throws IOException {
    return TradeReader.read(
        ArchiveTable.of(file, TRADES, entryPrefix), instrument, TRADE_COLUMNS, events);
  }

  private static TradeColumns columns(
      ArchiveFormat format, String id, String quantity, String time) {
    int buyerIsMaker = format.column("is_buyer_maker");
    return new TradeColumns(
        format.column(time),
        format.column(id),
        format.column("price"),
        format.column(quantity),
        row -> row.flag(buyerIsMaker) ? OrderSide.SELL : OrderSide.BUY);
  }
}
