// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.archive.ArchiveFormat;
import io.github.liqscape.archive.ArchiveRow;
import io.github.liqscape.archive.ArchiveTable;
import io.github.liqscape.archive.EventReader;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Files of candles, all of them closed. In COIN-M the volume is in contracts and the column of the
 * quote volume holds base coins instead, so the quote volume is contracts times their size.
 */
final class BinanceArchiveCandles {

  private static final ArchiveFormat KLINES =
      ArchiveFormat.of(
              "open_time", "open", "high", "low", "close", "volume", "close_time",
              "quote_volume|quote_asset_volume", "count|number_of_trades",
              "taker_buy_volume|taker_buy_base_asset_volume",
              "taker_buy_quote_volume|taker_buy_quote_asset_volume", "ignore")
          .optional(
              "volume", "quote_volume", "count", "taker_buy_volume",
              "taker_buy_quote_volume", "ignore");

  private static final int OPEN_TIME = KLINES.column("open_time");
  private static final int OPEN = KLINES.column("open");
  private static final int HIGH = KLINES.column("high");
  private static final int LOW = KLINES.column("low");
  private static final int CLOSE = KLINES.column("close");
  private static final int VOLUME = KLINES.column("volume");
  private static final int CLOSE_TIME = KLINES.column("close_time");
  private static final int QUOTE_VOLUME = KLINES.column("quote_volume");
  private static final int COUNT = KLINES.column("count");
  private static final int TAKER_BUY_VOLUME = KLINES.column("taker_buy_volume");

  private static final long SECOND_NANOS = 1_000_000_000L;

  private BinanceArchiveCandles() {}

  static VenueArchive.Count read(
      Path file,
      String entryPrefix,
      Instrument instrument,
      PriceKind price,
      Timeframe timeframe,
      Consumer<? super MarketEvent> events)
      throws IOException {
    return EventReader.oneEach(
        ArchiveTable.of(file, KLINES, entryPrefix),
        row -> CandleEvent.recorded(instrument, price, candle(row, instrument, price, timeframe)),
        event -> event.candle().openNanos(),
        events);
  }

  private static Candle candle(
      ArchiveRow row, Instrument instrument, PriceKind price, Timeframe timeframe) {
    long open = row.nanos(OPEN_TIME);
    long lastOfIt = row.nanos(CLOSE_TIME) - open;
    if (lastOfIt >= timeframe.nanos() || lastOfIt < timeframe.nanos() - SECOND_NANOS) {
      throw row.malformed(CLOSE_TIME, "must be the end of a candle of " + timeframe.code());
    }
    boolean traded = price == PriceKind.LAST;
    double volume = traded ? row.numberOrNaN(VOLUME) : Double.NaN;
    double quoteVolume =
        instrument.contractType() == ContractType.INVERSE
            ? instrument.notional(volume, Double.NaN)
            : traded ? row.numberOrNaN(QUOTE_VOLUME) : Double.NaN;
    return new Candle(
        timeframe,
        open,
        row.number(OPEN),
        row.number(HIGH),
        row.number(LOW),
        row.number(CLOSE),
        volume,
        quoteVolume,
        traded ? row.numberOrNaN(TAKER_BUY_VOLUME) : Double.NaN,
        traded && row.has(COUNT) ? row.integer(COUNT) : -1,
        true);
  }
}
