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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A walk of prices that trends, rests and turns and ends where it began, with a profile of twenty
 * zones at each close. Immutable.
 */
final class SetupWalk {

  private static final int ZONES = 20;

  private static final int PERIOD = 1_024;
  static final long START = 1_704_067_200_000_000_000L;
  private static final double GRID = 1.003;
  private static final double WIDTH = 1.0004;

  /** Bars after which new positions have made new zones where old ones were swept. */
  private static final int FRESH = 128;

  private static final Provenance PROVENANCE =
      new Provenance(
          "benchmark", List.of("synthetic"), Fidelity.OI_ANCHORED, MarkSource.MARK_PRICE, 1, 0, 0,
          0, 0, Map.of(), false, List.of(), "none", Map.of(), Optional.empty());

  private static final Instrument ANY =
      Instrument.linear(Venue.SYNTHETIC, "WALK", "WALK", "USDT").tickSize("0.1").build();

  private final double[] open = new double[PERIOD];
  private final double[] high = new double[PERIOD];
  private final double[] low = new double[PERIOD];
  private final double[] close = new double[PERIOD];
  private final double[] volume = new double[PERIOD];
  private final Map<String, String> ids = new HashMap<>();
  private final LiquidationProfile[] profiles = new LiquidationProfile[PERIOD];

  SetupWalk(long seed) {
    walk(new Random(seed));
    for (int i = 0; i < PERIOD; i++) {
      profiles[i] = made(i);
    }
  }

  private void walk(Random random) {
    double[] path = new double[PERIOD + 1];
    path[0] = 60_000;
    double drift = 0;
    int left = 0;
    for (int i = 0; i < PERIOD; i++) {
      if (left-- == 0) {
        left = 15 + random.nextInt(60);
        drift = 24 * random.nextGaussian();
      }
      path[i + 1] = path[i] + drift + 45 * random.nextGaussian();
    }
    double slope = (path[PERIOD] - path[0]) / PERIOD;
    for (int i = 0; i < PERIOD; i++) {
      open[i] = tick(path[i] - i * slope);
      close[i] = tick(path[i + 1] - (i + 1) * slope);
      high[i] = tick(Math.max(open[i], close[i]) + Math.abs(25 * random.nextGaussian()));
      low[i] = tick(Math.min(open[i], close[i]) - Math.abs(25 * random.nextGaussian()));
      volume[i] = 50 + random.nextInt(100);
    }
  }

  private static double tick(double price) {
    return Math.rint(price * 10) / 10;
  }

  private LiquidationProfile made(int i) {
    BucketProfile.Builder builder =
        BucketProfile.builder(ANY, START, close[i]).provenance(PROVENANCE);
    long first = (long) Math.floor(Math.log(close[i]) / Math.log(GRID));
    for (PositionSide side : PositionSide.values()) {
      List<LiquidationZone> zones = new ArrayList<>();
      for (long k = first - 14; k <= first + 14; k++) {
        double at = Math.pow(GRID, k + 0.5);
        if (side == PositionSide.SHORT ? at > high[i] : at * WIDTH < low[i]) {
          zones.add(zone(id(side, k, i), k, side, at, close[i], forced(k, i)));
        }
      }
      zones.sort(Comparator.comparingDouble(LiquidationZone::distance));
      List<LiquidationZone> nearest = zones.subList(0, ZONES / 2);
      double lowest = nearest.stream().mapToDouble(LiquidationZone::low).min().orElseThrow();
      double highest = nearest.stream().mapToDouble(LiquidationZone::high).max().orElseThrow();
      double[] mass = {1e7};
      builder.side(side, new double[] {lowest, highest}, mass, mass, mass).zones(side, nearest);
    }
    return builder.build();
  }

  /** A map names a zone once, and that name is in all profiles that show it. */
  private String id(PositionSide side, long k, int i) {
    return ids.computeIfAbsent(side + "-" + k + "-" + i / FRESH, name -> name);
  }

  /** No two profiles of a live map say the same of a zone: positions come and go all the time. */
  private static double forced(long k, int i) {
    return 1e6 + 1e3 * Math.floorMod(31 * k + 17L * i, 97);
  }

  private static LiquidationZone zone(
      String id, long k, PositionSide side, double low, double price, double forced) {
    double high = low * WIDTH;
    double distance = Math.max(0, Math.max(low - price, price - high)) / price;
    return new LiquidationZone(
        id, id, side, low, high, (low + high) / 2,
        new ForcedBand(forced, forced / 2, forced, 2 * forced, 100), 1e7,
        86 + Math.floorMod(k, 10), true, 1e5, Double.NaN, Double.NaN, List.of(), START, distance,
        Double.NaN, Fidelity.OI_ANCHORED);
  }

  /** The candle of a step, which opens at a time. */
  Candle candle(long step, Timeframe timeframe, long openNanos) {
    int i = (int) (step % PERIOD);
    return Candle.closed(timeframe, openNanos, open[i], high[i], low[i], close[i], volume[i]);
  }

  /** The profile at the close of a step. */
  LiquidationProfile profile(long step) {
    return profiles[(int) (step % PERIOD)];
  }
}
