// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.VenueArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A data set of the archive, cut by day or by month.
 *
 * <p>Names are the folder of the data set, the timeframe of candles, and {@code -monthly}: {@code
 * klines-1m}, {@code markPriceKlines-1h-monthly}, {@code aggTrades}, {@code metrics}.
 *
 * @param kind as the archive offers it
 * @param dataset the folder
 * @param tag what stands behind the symbol in the names of files
 * @param byPair whether the folder is that of the pair and not of the contract
 * @param reader what its rows are
 */
record BinanceArchiveKind(
    VenueArchive.Kind kind, String dataset, String tag, boolean byPair, Reader reader) {

  /** Reads one table. */
  @FunctionalInterface
  interface Reader {
    VenueArchive.Count read(
        Path file, String entryPrefix, Instrument instrument, Consumer<? super MarketEvent> events)
        throws IOException;
  }

  /** What there is of COIN-M, or of USD-M. */
  static List<BinanceArchiveKind> of(boolean coinMargined) {
    List<BinanceArchiveKind> all = new ArrayList<>();
    for (boolean monthly : new boolean[] {false, true}) {
      candles(all, "klines", PriceKind.LAST, false, monthly);
      candles(all, "markPriceKlines", PriceKind.MARK, false, monthly);
      // An index is that of a pair, which COIN-M does not name like its contracts.
      candles(all, "indexPriceKlines", PriceKind.INDEX, coinMargined, monthly);
      all.add(
          plain(
              "aggTrades", "trades of one taker at one price, joined", monthly,
              BinanceArchiveTrades::aggregates));
      all.add(plain("trades", "every trade", monthly, BinanceArchiveTrades::trades));
    }
    all.add(
        plain(
            "metrics", "open interest every five minutes", false,
            coinMargined
                ? BinanceArchiveMetrics::coinMargined
                : BinanceArchiveMetrics::usdMargined));
    if (coinMargined) {
      all.add(
          plain(
              "liquidationSnapshot", "sampled liquidations, until October 2024", false,
              BinanceArchiveLiquidations::read));
    }
    all.add(plain("fundingRate", "settled funding rates", true, BinanceArchiveFunding::read));
    return List.copyOf(all);
  }

  private static void candles(
      List<BinanceArchiveKind> all,
      String dataset,
      PriceKind price,
      boolean byPair,
      boolean monthly) {
    for (Timeframe timeframe : Timeframe.values()) {
      if (timeframe == Timeframe.W1 && !monthly) {
        continue;
      }
      String code = timeframe.code();
      VenueArchive.Kind kind =
          new VenueArchive.Kind(
              dataset + "-" + code + (monthly ? "-monthly" : ""),
              code + " candles of the " + price.name().toLowerCase(Locale.ROOT) + " price",
              monthly);
      Reader reader =
          (file, prefix, instrument, events) ->
              BinanceArchiveCandles.read(file, prefix, instrument, price, timeframe, events);
      all.add(new BinanceArchiveKind(kind, dataset, code, byPair, reader));
    }
  }

  private static BinanceArchiveKind plain(
      String dataset, String description, boolean monthly, Reader reader) {
    boolean alsoDaily = monthly && !dataset.equals("fundingRate");
    VenueArchive.Kind kind =
        new VenueArchive.Kind(dataset + (alsoDaily ? "-monthly" : ""), description, monthly);
    return new BinanceArchiveKind(kind, dataset, dataset, false, reader);
  }

  /** The name under which the archive has the instrument's files. */
  String symbol(Instrument instrument) {
    return byPair ? instrument.baseAsset() + instrument.quoteAsset() : instrument.symbol();
  }

  boolean ofCandles() {
    return !tag.equals(dataset);
  }

  String folder(String encodedSymbol) {
    return dataset + "/" + encodedSymbol + (ofCandles() ? "/" + tag : "");
  }

  VenueArchive.Count read(
      Instrument instrument, Path file, Consumer<? super MarketEvent> events) throws IOException {
    return reader.read(file, symbol(instrument) + "-" + tag + "-", instrument, events);
  }
}
