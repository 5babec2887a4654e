// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.archive.ArchiveFormat;
import io.github.liqscape.archive.ArchiveRow;
import io.github.liqscape.archive.ArchiveTable;
import io.github.liqscape.archive.EventReader;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Files of liquidations. The side is that of the order, the price the bankruptcy price, the average
 * price the fill, the quantity what was filled in all.
 *
 * <p>These files have each row twice. The venue prints about one liquidation per symbol and second,
 * so two of one millisecond that agree in everything are one.
 */
final class BinanceArchiveLiquidations {

  /**
   * With the symbol as documented, or without as in the files seen so far: their folder tells it.
   */
  private static final ArchiveFormat ORDERS =
      ArchiveFormat.of(
              "time", "symbol", "side", "order_type", "time_in_force", "original_quantity",
              "price", "average_price", "order_status", "last_fill_quantity",
              "accumulated_fill_quantity")
          .orWithoutHeader(
              "time", "side", "order_type", "time_in_force", "original_quantity", "price",
              "average_price", "order_status", "last_fill_quantity", "accumulated_fill_quantity")
          .optional(
              "symbol", "order_type", "time_in_force", "average_price", "order_status",
              "last_fill_quantity", "accumulated_fill_quantity");

  private static final int TIME = ORDERS.column("time");
  private static final int SIDE = ORDERS.column("side");
  private static final int ORIGINAL = ORDERS.column("original_quantity");
  private static final int PRICE = ORDERS.column("price");
  private static final int AVERAGE = ORDERS.column("average_price");
  private static final int FILLED = ORDERS.column("accumulated_fill_quantity");

  private BinanceArchiveLiquidations() {}

  static VenueArchive.Count read(
      Path file, String entryPrefix, Instrument instrument, Consumer<? super MarketEvent> events)
      throws IOException {
    return EventReader.distinct(
        ArchiveTable.of(file, ORDERS, entryPrefix).where("symbol", instrument.symbol()),
        row -> order(row, instrument),
        events);
  }

  private static ForcedOrder order(ArchiveRow row, Instrument instrument) {
    long at = row.nanos(TIME);
    double filled = row.numberOrNaN(FILLED);
    return new ForcedOrder(
        instrument,
        at,
        at,
        liquidated(row),
        Double.isNaN(filled) ? row.number(ORIGINAL) : filled,
        known(row.numberOrNaN(AVERAGE)),
        known(row.number(PRICE)),
        ForcedOrder.Completeness.SAMPLED);
  }

  /** The venue writes an unknown price as 0. */
  private static double known(double price) {
    return price == 0 ? Double.NaN : price;
  }

  private static PositionSide liquidated(ArchiveRow row) {
    if (row.is(SIDE, "SELL")) {
      return PositionSide.LONG;
    }
    if (row.is(SIDE, "BUY")) {
      return PositionSide.SHORT;
    }
    throw row.malformed(SIDE, "must be BUY or SELL");
  }
}
