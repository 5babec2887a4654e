// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.HeatmapHistory;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A seeded walk with deposits at leverage distances and sweeps: a picture worth looking at. */
final class FixtureMarket {

  static final long START = 1_764_000_000_000_000_000L / 86_400_000_000_000L * 86_400_000_000_000L;
  static final long MINUTE = 60_000_000_000L;
  static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  private static final int[] BINS = {2, 3, 5, 8, 10, 20, 25, 50, 75, 100};
  private static final double[] WEIGHTS = {.3, .2, .18, .11, .1, .06, .025, .015, .006, .004};
  private static final int ORIGIN = 41_600;
  private static final int SIZE = 4_800;

  final Fidelity fidelity;
  final HeatmapHistory history =
      HeatmapHistory.builder().coarser(Duration.ofMinutes(15), 200).build();
  final List<Candle> candles = new ArrayList<>();
  final List<ForcedPrint> prints = new ArrayList<>();
  final LiquidationProfile profile;
  final List<TruthBar> truth = new ArrayList<>();
  private final double[][][] mass = new double[2][BINS.length][SIZE];
  private double mark = 60_000;

  FixtureMarket(Fidelity fidelity, int minutes) {
    this.fidelity = fidelity;
    SplittableRandom random = new SplittableRandom(20261125);
    for (int i = 0; i < 1_500; i++) {
      double entry = 60_000 * Math.exp(Math.floor(random.nextDouble() * 7 - 3) * 0.012);
      deposit(entry * Math.exp(random.nextGaussian() * 1e-3), 0.2, random);
    }
    for (int minute = 0; minute < minutes; minute++) {
      step(minute, random);
    }
    profile = profile(START + minutes * MINUTE);
    for (PositionSide side : PositionSide.values()) {
      for (int k = 0; k < SIZE; k += 8) {
        double sum = 0;
        for (int j = k; j < k + 8; j++) {
          sum += total(side, j) * (0.6 + 0.8 * random.nextDouble());
        }
        truth.add(new TruthBar(low(k), low(k + 8), side, sum));
      }
    }
  }

  private void step(int minute, SplittableRandom random) {
    long time = START + minute * MINUTE;
    if (minute % 1_440 >= 620 && minute % 1_440 < 655) {
      history.appendGap(time, fidelity, 0.7);
    } else {
      append(time);
    }
    double calm = minute % 600 > 500 ? 2.6 : 1;
    double drift = Math.sin(minute / 190.0) * 2.2e-4;
    double open = mark;
    double high = mark;
    double low = mark;
    for (int i = 0; i < 6; i++) {
      mark *= Math.exp(random.nextGaussian() * 3.2e-4 * calm + drift / 6);
      high = Math.max(high, mark);
      low = Math.min(low, mark);
    }
    candles.add(Candle.closed(Timeframe.M1, time, open, high, low, mark, 10 * calm));
    sweep(time, low, high, random);
    // Crowds come in bursts, at round prices most of all.
    boolean burst = minute % 97 < 9;
    for (int i = 0; i < (burst ? 14 : 1); i++) {
      double entry = low + (high - low) * random.nextDouble();
      deposit(burst ? Math.rint(entry / 250) * 250 : entry, burst ? 1.6 : 0.25, random);
    }
  }

  private void deposit(double entry, double size, SplittableRandom random) {
    for (PositionSide side : PositionSide.values()) {
      for (int bin = 0; bin < BINS.length; bin++) {
        double distance = (1.0 / BINS[bin] - 0.004) * Math.exp(random.nextGaussian() * 0.02);
        double price = entry * (1 - side.sign() * Math.max(0.002, distance));
        int k = bucket(price);
        if (k >= 0 && k < SIZE && (side == PositionSide.LONG ? price < mark : price > mark)) {
          mass[side.ordinal()][bin][k] += 9e5 * WEIGHTS[bin] * size * random.nextDouble() * 2;
        }
      }
    }
  }

  private void sweep(long time, double low, double high, SplittableRandom random) {
    for (PositionSide side : PositionSide.values()) {
      for (int k = bucket(low); k <= bucket(high); k++) {
        double dead = total(side, k);
        for (double[] bin : mass[side.ordinal()]) {
          bin[k] = 0;
        }
        if (dead > 2e4 && random.nextInt(3) == 0) {
          double at = low(k) * (1 + 1e-4);
          prints.add(
              new ForcedPrint(
                  time + random.nextInt(60) * 1_000_000_000L, at, dead * random.nextDouble(),
                  side));
        }
      }
    }
  }

  private void append(long time) {
    double[] values = new double[HeatmapHistory.BUCKETS];
    int markBucket = bucket(mark) + ORIGIN;
    int first = markBucket - HeatmapHistory.BUCKETS / 2;
    double[] sums = new double[2];
    double unit = fidelity.showsCurrency() ? 1 : 1e9 / whole();
    for (int i = 0; i < values.length; i++) {
      int k = first + i - ORIGIN;
      PositionSide side = first + i <= markBucket ? PositionSide.LONG : PositionSide.SHORT;
      values[i] = k < 0 || k >= SIZE ? 0 : total(side, k) * unit;
      sums[side.ordinal()] += values[i];
    }
    history.append(time, mark, markBucket, first, values, sums[0], sums[1], fidelity, 0.83);
  }

  private LiquidationProfile profile(long asOf) {
    double unit = fidelity.showsCurrency() ? 1 : 1 / whole();
    BucketProfile.Builder builder = BucketProfile.builder(BTC, asOf, mark).provenance(provenance());
    builder.leverageBins(Arrays.stream(BINS).boxed().toList());
    for (PositionSide side : PositionSide.values()) {
      double[] edges = new double[SIZE + 1];
      double[] forced = new double[SIZE];
      double[] notional = new double[SIZE];
      double[] quantity = new double[SIZE];
      double[][] split = new double[BINS.length][SIZE];
      for (int k = 0; k < SIZE; k++) {
        edges[k] = low(k);
        for (int bin = 0; bin < BINS.length; bin++) {
          split[bin][k] = mass[side.ordinal()][bin][k] * unit;
          forced[k] += split[bin][k];
        }
        notional[k] = forced[k] * (fidelity.showsCurrency() ? 10 : 1);
        quantity[k] = fidelity.showsCurrency() ? notional[k] / low(k) : Double.NaN;
      }
      edges[SIZE] = low(SIZE);
      builder.side(side, edges, quantity, notional, forced).split(side, split);
      builder.zones(side, zones(side, forced));
    }
    return builder.build();
  }

  private List<LiquidationZone> zones(PositionSide side, double[] forced) {
    List<LiquidationZone> zones = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      int from = bucket(mark * (1 - side.sign() * (0.006 + 0.013 * n + 0.002 * (n % 2))));
      int to = from + 6 + 5 * n % 13;
      double mean = 0;
      for (int k = from; k < to; k++) {
        mean += forced[k];
      }
      double low = low(from);
      double high = low(to);
      double near = side == PositionSide.LONG ? (mark - high) / mark : (low - mark) / mark;
      double down = n == 3 ? 0 : mean * 0.3;
      ForcedBand band =
          fidelity.showsCurrency()
              ? new ForcedBand(mean, down, mean * 0.9, mean * 2.1, mean / 1e4)
              : new ForcedBand(mean, mean, mean, mean, 0);
      zones.add(
          new LiquidationZone(
              side + "-" + n, side + "-" + n, side, low, high, Math.sqrt(low * high), band,
              mean * 10, 86 + 3 * n, n != 2, mean, Double.NaN, Double.NaN, List.of(), START, near,
              near / 0.008, fidelity));
    }
    zones.sort(Comparator.comparingDouble(LiquidationZone::distance));
    return zones;
  }

  private Provenance provenance() {
    boolean proxy = fidelity == Fidelity.VOLUME_PROXY;
    return new Provenance(
        "liqscape-map/1 3f9a0c12", List.of("binance"), fidelity,
        proxy ? MarkSource.TRADE_PROXY : MarkSource.MARK_PRICE, proxy ? Double.NaN : 0.83, 0.11,
        0.2, 2_100, 152, Map.of(), false, List.of(), "2026-11-01", Map.of(), Optional.empty());
  }

  private double whole() {
    double sum = 0;
    for (double[][] side : mass) {
      for (double[] bin : side) {
        for (double m : bin) {
          sum += m;
        }
      }
    }
    return sum;
  }

  private double total(PositionSide side, int k) {
    double sum = 0;
    for (double[] bin : mass[side.ordinal()]) {
      sum += bin[k];
    }
    return sum;
  }

  private static double low(int k) {
    return HeatmapHistory.low(k + ORIGIN, 1);
  }

  private static int bucket(double price) {
    return (int) Math.floor(Math.log(price) / HeatmapHistory.LOG_STEP) - ORIGIN;
  }
}
