// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.BucketProfile;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.liquidation.Provenance;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.Setup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A market from a seed that trends, rests and turns, with liquidation zones on a fixed grid of
 * prices: shorts above the price, longs below. It makes all three decisions.
 */
public final class ZonedMarket {

  public static final Instrument BTCUSDT =
      Instrument.linear(Venue.SYNTHETIC, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  private static final long START = 1_704_067_200_000_000_000L;
  private static final double GRID = 1.004;
  private static final Provenance SCRIPTED =
      new Provenance(
          "script", List.of("script"), Fidelity.OI_ANCHORED, MarkSource.MARK_PRICE, 1, 0, 0, 0, 0,
          Map.of(), false, List.of(), "none", Map.of(), Optional.empty());

  private ZonedMarket() {}

  /** Closed candles of five minutes, oldest first. */
  public static List<Candle> candles(long seed, int bars) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>(bars);
    double price = 60_000;
    double drift = 0;
    int left = 0;
    for (int i = 0; i < bars; i++) {
      if (left-- == 0) {
        left = 15 + random.nextInt(60);
        drift = 24 * random.nextGaussian();
      }
      double close = Math.max(5_000, price + drift + 45 * random.nextGaussian());
      double high = Math.max(price, close) + Math.abs(25 * random.nextGaussian());
      double low = Math.min(price, close) - Math.abs(25 * random.nextGaussian());
      candles.add(
          Candle.closed(
              Timeframe.M5, START + i * Timeframe.M5.nanos(), tick(price), tick(high), tick(low),
              tick(close), 50 + random.nextInt(100)));
      price = tick(close);
    }
    return candles;
  }

  private static double tick(double price) {
    return Math.round(price * 10) / 10.0;
  }

  /** The setups of all candles. */
  public static List<Setup> setups(List<Candle> candles) {
    SetupEngine engine = SetupEngine.of(BTCUSDT, Timeframe.M5);
    List<Setup> setups = new ArrayList<>(candles.size());
    for (Candle candle : candles) {
      engine
          .apply(
              CandleEvent.recorded(BTCUSDT, PriceKind.LAST, candle),
              () -> profile(candle.closeNanos(), candle.high(), candle.low(), candle.close()))
          .ifPresent(setups::add);
    }
    return setups;
  }

  private static LiquidationProfile profile(long now, double high, double low, double price) {
    BucketProfile.Builder builder =
        BucketProfile.builder(BTCUSDT, now, price).provenance(SCRIPTED);
    for (PositionSide side : PositionSide.values()) {
      List<LiquidationZone> zones = new ArrayList<>();
      long first = (long) Math.floor(Math.log(price) / Math.log(GRID));
      for (long i = first - 12; i <= first + 12; i++) {
        double at = Math.pow(GRID, i + 0.5);
        boolean ahead = side == PositionSide.SHORT ? at > high : at * 1.0006 < low;
        if (ahead) {
          zones.add(zone(side, i, at, at * 1.0006, price));
        }
      }
      zones.sort(Comparator.comparingDouble(LiquidationZone::distance));
      List<LiquidationZone> nearest = zones.subList(0, Math.min(8, zones.size()));
      double[] edges = {
        nearest.stream().mapToDouble(LiquidationZone::low).min().orElseThrow(),
        nearest.stream().mapToDouble(LiquidationZone::high).max().orElseThrow()
      };
      double[] mass = {nearest.size() * 1e6};
      builder.side(side, edges, mass, mass, mass).zones(side, nearest);
    }
    return builder.build();
  }

  private static LiquidationZone zone(
      PositionSide side, long i, double low, double high, double price) {
    String id = side + "-" + i;
    double distance = Math.max(0, Math.max(low - price, price - high)) / price;
    double percentile = 86 + Math.floorMod(i, 10);
    return new LiquidationZone(
        id, id, side, low, high, (low + high) / 2, new ForcedBand(1e6, 5e5, 1e6, 2e6, 100), 1e7,
        percentile, true, 1e5, Double.NaN, Double.NaN, List.of(), START, distance, Double.NaN,
        Fidelity.OI_ANCHORED);
  }
}
