// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import java.time.LocalDate;
import java.util.List;

/**
 * Which streams a {@link RandomTape} carries, and of what kind of contract.
 *
 * @param startPrice first price, and the one the walk is drawn back to
 * @param unit typical trade size; open interest starts at 20,000 of it
 * @param stepSeconds 1, or 60 for tapes of candles
 */
record TapeMode(
    String name,
    Instrument instrument,
    MarginTiers tiers,
    double startPrice,
    double unit,
    int stepSeconds,
    boolean trades,
    boolean openInterest,
    boolean marks,
    boolean lastCandles,
    boolean markCandles) {

  private static final Instrument BTCUSDT =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  private static final MarginTiers BINANCE = KnownMarginTiers.binanceBtcusdt2026();

  static final TapeMode FULL =
      new TapeMode(
          "trades, OI, mark, candles", BTCUSDT, BINANCE, 60_000, 0.7, 1, true, true, true, true,
          false);
  static final TapeMode NO_MARK =
      new TapeMode(
          "trades, OI", BTCUSDT, BINANCE, 60_000, 0.7, 1, true, true, false, false, false);
  static final TapeMode TRADES_ONLY =
      new TapeMode(
          "trades", BTCUSDT, BINANCE, 60_000, 0.7, 1, true, false, false, false, false);
  static final TapeMode MARK_CANDLES =
      new TapeMode(
          "trades, OI, mark candles", BTCUSDT, BINANCE, 60_000, 0.7, 1, true, true, false, true,
          true);
  static final TapeMode CANDLES_OI =
      new TapeMode(
          "candles, OI, mark candles", BTCUSDT, BINANCE, 60_000, 40, 60, false, true, false, true,
          true);
  static final TapeMode CANDLES_ONLY =
      new TapeMode(
          "candles", BTCUSDT, BINANCE, 60_000, 40, 60, false, false, false, true, false);
  static final TapeMode COARSE =
      new TapeMode(
          "coarse tick, four buckets in one",
          Instrument.linear(Venue.BYBIT, "DOGEUSDT", "DOGE", "USDT").tickSize("0.001").build(),
          KnownMarginTiers.bybitBtcusdt2026(),
          1.1,
          40_000,
          1,
          true,
          true,
          true,
          false,
          false);
  static final TapeMode INVERSE =
      new TapeMode(
          "inverse",
          Instrument.inverse(Venue.BYBIT, "BTCUSD", "BTC", "USD").tickSize("0.5").build(),
          MarginTiers.builder(MarginTiers.Unit.COIN, LocalDate.of(2026, 1, 1), "made up for tests")
              .tier("0", "150", "0.005")
              .maxLeverage("100")
              .unboundedTier("150", "0.01")
              .maxLeverage("50")
              .build(),
          60_000,
          40_000,
          1,
          true,
          true,
          true,
          false,
          false);

  static final List<TapeMode> ALL =
      List.of(
          FULL, NO_MARK, TRADES_ONLY, MARK_CANDLES, CANDLES_OI, CANDLES_ONLY, COARSE, INVERSE);

  @Override
  public String toString() {
    return name;
  }
}
