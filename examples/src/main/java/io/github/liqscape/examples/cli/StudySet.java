// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.FundingFile;
import io.github.liqscape.recorded.OpenInterestFile;
import io.github.liqscape.recorded.RecordedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The recorded years of {@code LIQSCAPE_DATA} that setups are studied on. */
enum StudySet {
  /** A year of perpetuals on two venues, the one set under the Unlicense. */
  MULTIVENUE(
      "multivenue-1h-2025",
      "perpetuals of Binance and Bybit, hourly, March 2025 to March 2026; funding of BTC and ETH;"
          + " open interest of BTC and ETH from December on is Hyperliquid's, another venue"),
  /** Years of spot candles over several regimes. */
  SPOT_YEARS(
      "btc-eth-spot-2019-2025",
      "spot candles taken for a perpetual, BTC hourly 2019 to 2023, ETH of six hours 2019 to 2025;"
          + " no funding, no open interest"),
  /** Five months of five-minute candles: the one set with a path inside the hour. */
  SPOT_5M(
      "binance-spot-5m-2024-10",
      "spot candles of five minutes taken for a perpetual, signals hourly, October 2024 to February"
          + " 2025; no funding, no open interest");

  private record Series(
      Venue venue, String coin, String tick, String file, Timeframe timeframe) {}

  private static final String FUNDING = "funding_binance_bybit.csv.gz";
  private static final String OPEN_INTEREST = "open_interest_hyperliquid_1h.csv.gz";

  private final String folder;
  private final String note;

  StudySet(String folder, String note) {
    this.folder = folder;
    this.note = note;
  }

  private List<Series> series() {
    return switch (this) {
      case MULTIVENUE ->
          List.of(
              new Series(Venue.BINANCE, "BTC", "0.1", "BTCUSDT_binance_1h.csv.gz", Timeframe.H1),
              new Series(Venue.BYBIT, "BTC", "0.1", "BTCUSDT_bybit_1h.csv.gz", Timeframe.H1),
              new Series(Venue.BINANCE, "ETH", "0.01", "ETHUSDT_binance_1h.csv.gz", Timeframe.H1),
              new Series(Venue.BYBIT, "ETH", "0.01", "ETHUSDT_bybit_1h.csv.gz", Timeframe.H1),
              new Series(Venue.BINANCE, "SOL", "0.01", "SOLUSDT_binance_1h.csv.gz", Timeframe.H1),
              new Series(Venue.BYBIT, "SOL", "0.01", "SOLUSDT_bybit_1h.csv.gz", Timeframe.H1));
      case SPOT_YEARS ->
          List.of(
              new Series(Venue.of("spot"), "BTC", "0.01", "btc_1h.csv.gz", Timeframe.H1),
              new Series(Venue.of("spot"), "ETH", "0.01", "eth_6h.csv.gz", Timeframe.H6));
      case SPOT_5M ->
          List.of(
              new Series(Venue.of("spot"), "BTC", "0.01", "BTCUSDT_5m.csv.gz", Timeframe.M5),
              new Series(Venue.of("spot"), "ETH", "0.01", "ETHUSDT_5m.csv.gz", Timeframe.M5));
    };
  }

  /** Name on the command line. */
  String id() {
    return folder;
  }

  /** What a reader must know about it. */
  String note() {
    return note;
  }

  /** Its files, whether or not they are there. */
  List<Path> files() {
    Stream<String> beside =
        this == MULTIVENUE ? Stream.of(FUNDING, OPEN_INTEREST) : Stream.empty();
    return Stream.concat(series().stream().map(Series::file), beside).map(this::path).toList();
  }

  private Path path(String file) {
    return RecordedData.path(folder + "/" + file);
  }

  /** Whether its files are there. */
  boolean present() {
    return files().stream().allMatch(Files::isRegularFile);
  }

  /**
   * The set of this name.
   *
   * @throws IllegalArgumentException if there is none, or its files are not there
   */
  static StudySet named(String name) {
    StudySet set =
        Arrays.stream(values())
            .filter(s -> s.folder.equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--set must be one of "
                            + Arrays.stream(values()).map(StudySet::id).toList() + ", was '"
                            + name + "'"));
    if (!set.present()) {
      throw new IllegalArgumentException(
          "--set " + name + ": there are no files " + set.files()
              + "; set LIQSCAPE_DATA to the folder of the recorded sets");
    }
    return set;
  }

  List<StudySource> sources() {
    return series().stream().map(this::source).toList();
  }

  private StudySource source(Series s) {
    Instrument instrument =
        Instrument.linear(s.venue(), s.coin() + "USDT", s.coin(), "USDT")
            .tickSize(s.tick())
            .build();
    List<CandleEvent> candles =
        CandleFile.of(path(s.file()), instrument, s.timeframe()).dropLast().read().events();
    List<List<? extends MarketEvent>> beside = new ArrayList<>();
    if (this == MULTIVENUE) {
      beside.add(FundingFile.of(path(FUNDING), instrument).read().events());
      List<Candle> closes = candles.stream().map(CandleEvent::candle).toList();
      beside.add(
          OpenInterestFile.inDollars(path(OPEN_INTEREST), instrument, closes).read().events());
    }
    Timeframe signal = s.timeframe() == Timeframe.M5 ? Timeframe.H1 : s.timeframe();
    return new StudySource(
        s.venue().id() + " " + s.coin(), instrument, signal, candles, beside);
  }
}
