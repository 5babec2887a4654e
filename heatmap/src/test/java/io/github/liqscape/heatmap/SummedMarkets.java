// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.util.List;

/** Contracts on bitcoin at several venues, and what their sum should hold, added up naively. */
final class SummedMarkets {

  static final TapeMode FINE = TapeMode.FULL;
  static final TapeMode COIN = TapeMode.INVERSE;

  /** A tick of 50 at 61,500: four buckets in one. */
  static final TapeMode COARSE = linear(Venue.OKX, "BTC-USDT-SWAP", "50", 61_500);

  /** Marks 5 % higher, in contracts of a thousandth. */
  static final TapeMode HIGH = linear(Venue.GATE, "BTC_USDT", "0.1", 63_000);

  static final List<TapeMode> ALL = List.of(FINE, COIN, COARSE, HIGH);

  private SummedMarkets() {}

  private static TapeMode linear(Venue venue, String symbol, String tick, double price) {
    boolean small = venue.equals(Venue.GATE);
    return new TapeMode(
        symbol,
        Instrument.linear(venue, symbol, "BTC", "USDT")
            .tickSize(tick)
            .contractSize(small ? "0.001" : "1")
            .build(),
        KnownMarginTiers.bybitBtcusdt2026(), price, small ? 700 : 0.7, 1, true, true, true, false,
        false);
  }

  static LiquidationProfile profile(TapeMode mode, long seed, int events) {
    return TestMaps.fed(mode, new RandomTape(mode, seed).take(events)).profile();
  }

  static LiquidationProfile sum(List<LiquidationProfile> parts) {
    return LiquidationMaps.sum(parts, "USD", "USDT");
  }

  /** A number of a bucket: its notional, or part of it. */
  interface Cell {
    double of(LiquidationProfile profile, PositionSide side, int index);
  }

  /** Per bucket of the sum, what the parts have whose centre lies in it. */
  static double[] naive(
      LiquidationProfile sum, List<LiquidationProfile> parts, PositionSide side, Cell cell) {
    double[] cells = new double[sum.size(side)];
    for (LiquidationProfile part : parts) {
      int at = 0;
      for (int i = 0; i < part.size(side); i++) {
        double centre = Math.sqrt(part.low(side, i) * part.high(side, i));
        while (sum.high(side, at) <= centre) {
          at++;
        }
        if (centre < sum.low(side, at)) {
          throw new AssertionError("no bucket of the sum holds " + centre);
        }
        cells[at] += cell.of(part, side, i);
      }
    }
    return cells;
  }

  static double total(LiquidationProfile profile, PositionSide side, Cell cell) {
    double sum = 0;
    for (int i = 0; i < profile.size(side); i++) {
      sum += cell.of(profile, side, i);
    }
    return sum;
  }
}
