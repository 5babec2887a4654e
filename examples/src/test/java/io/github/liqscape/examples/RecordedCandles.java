// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.recorded.CandleFile;
import io.github.liqscape.recorded.RecordedData;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded set with candles. The price of a set is taken for that of one perpetual: the laws that
 * are tested with it do not ask whose it was.
 *
 * @param tick of its prices
 * @param endStamped whether rows carry the end of the candle and volume in quote currency
 */
record RecordedCandles(String file, Timeframe timeframe, String tick, boolean endStamped) {

  private static final String EURUSD = "smc/EURUSD_15M.csv";
  private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("uuuu.MM.dd HH:mm:ss");

  /** Every file of last prices below the folder of the recorded sets. */
  static final List<RecordedCandles> ALL =
      List.of(
          of("btc-eth-spot-2019-2025/btc_1h.csv.gz", Timeframe.H1),
          of("btc-eth-spot-2019-2025/eth_6h.csv.gz", Timeframe.H6),
          of("multivenue-1h-2025/BTCUSDT_binance_1h.csv.gz", Timeframe.H1),
          of("multivenue-1h-2025/BTCUSDT_bybit_1h.csv.gz", Timeframe.H1),
          of("multivenue-1h-2025/ETHUSDT_binance_1h.csv.gz", Timeframe.H1),
          of("multivenue-1h-2025/ETHUSDT_bybit_1h.csv.gz", Timeframe.H1),
          of("multivenue-1h-2025/SOLUSDT_binance_1h.csv.gz", Timeframe.H1),
          of("multivenue-1h-2025/SOLUSDT_bybit_1h.csv.gz", Timeframe.H1),
          of("binance-spot-5m-2024-10/BTCUSDT_5m.csv.gz", Timeframe.M5),
          of("binance-spot-5m-2024-10/ETHUSDT_5m.csv.gz", Timeframe.M5),
          of("binance-usdm-5m-2025-10-crash/BTCUSDT_5m.csv.gz", Timeframe.M5),
          of("binance-usdm-5m-2025-10-crash/ETHUSDT_5m.csv.gz", Timeframe.M5),
          of("bybit-linear-5m-2025-06/BTCUSDT_5m.csv.gz", Timeframe.M5),
          of("bybit-linear-5m-2025-06/ETHUSDT_5m.csv.gz", Timeframe.M5),
          of("binance-usdm-1m-2025-05/BTCUSDT_1m.csv.gz", Timeframe.M1),
          of("binance-usdm-1m-2025-05/ETHUSDT_1m.csv.gz", Timeframe.M1),
          of("aligned-2025-06-23/binance_BTCUSDT_1m.csv", Timeframe.M1),
          of("aligned-2025-06-23/binance_ETHUSDT_1m.csv", Timeframe.M1),
          of("aligned-2025-06-23/bybit_BTCUSDT_5m.csv", Timeframe.M5),
          of("aligned-2025-06-23/bybit_ETHUSDT_5m.csv", Timeframe.M5),
          of("binance-usdm-oi-1h-2026-03/candles_4h.csv.gz", Timeframe.H4),
          of("binance-usdm-oi-1h-2026-03/candles_1d.csv.gz", Timeframe.D1),
          new RecordedCandles(EURUSD, Timeframe.M15, "0.00001", false),
          new RecordedCandles("btc-perp-1m-2022-01/btc_perp_1m.csv.gz", Timeframe.M1, "0.01", true));

  private static RecordedCandles of(String file, Timeframe timeframe) {
    return new RecordedCandles(file, timeframe, "0.01", false);
  }

  Instrument instrument() {
    return Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT")
        .tickSize(tick).lotSize("0.001").build();
  }

  /** All its candles; a test that asks is skipped where the file is missing. */
  List<Candle> candles() {
    Path path = RecordedData.path(file);
    assumeTrue(Files.exists(path), () -> "recorded data is missing: " + path);
    if (file.equals(EURUSD)) {
      return dotted(path);
    }
    CandleFile reader = CandleFile.of(path, instrument(), timeframe);
    return (endStamped ? reader.endStamped().volumeInQuote() : reader).candles();
  }

  private List<Candle> dotted(Path path) {
    try {
      return Files.readAllLines(path).stream().skip(1).map(this::dotted).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Candle dotted(String row) {
    String[] cells = row.split(",", -1);
    long seconds = LocalDateTime.parse(cells[0], DOTTED).toEpochSecond(ZoneOffset.UTC);
    double[] v = new double[6];
    for (int i = 1; i < v.length; i++) {
      v[i] = Double.parseDouble(cells[i]);
    }
    return Candle.closed(timeframe, seconds * 1_000_000_000L, v[1], v[2], v[3], v[4], v[5]);
  }

  LiquidationMap map() {
    return LiquidationMap.of(instrument(), KnownMarginTiers.binanceBtcusdt2024());
  }

  SetupEngine engine() {
    return SetupEngine.of(instrument(), timeframe);
  }

  CandleEvent event(Candle candle) {
    return CandleEvent.recorded(instrument(), PriceKind.LAST, candle);
  }

  /** A new map and a new engine over these candles: a decision for each. */
  List<Setup> run(List<Candle> candles) {
    LiquidationMap map = map();
    SetupEngine engine = engine();
    List<Setup> setups = new ArrayList<>();
    for (Candle candle : candles) {
      CandleEvent event = event(candle);
      map.apply(event);
      setups.add(engine.apply(event, map::profile).orElseThrow());
    }
    return setups;
  }
}
