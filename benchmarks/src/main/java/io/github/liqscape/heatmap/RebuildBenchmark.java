// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A map from nothing to now: 5,000 five-minute candles in, every column of the history and the
 * profile at the end out.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RebuildBenchmark {

  /** Which time × price history grows along. */
  public enum History {
    NONE,
    /** The last 24 hours in five-minute columns, as 500 live instruments keep. */
    LAST_DAY_5M,
    /** One column an hour over the whole 17 days. */
    ALL_1H
  }

  /** The candles. */
  @State(Scope.Benchmark)
  public static class Candles {
    @SuppressWarnings("NullAway.Init") // by the set-up
    private List<CandleEvent> events;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private Instrument instrument;

    @Setup(Level.Trial)
    public void load() {
      events = RebuildCandles.load();
      instrument = events.getFirst().instrument();
      System.out.println("# candles: " + RebuildCandles.source());
    }
  }

  /** What the library's map keeps. */
  @State(Scope.Benchmark)
  public static class Shape {
    @Param public History history = History.NONE;

    LiquidationMap map(Instrument instrument, long end) {
      LiquidationMap.Builder builder =
          LiquidationMap.builder(instrument).tiers(MarketTape.TIERS);
      switch (history) {
        case NONE -> {}
        case LAST_DAY_5M ->
            builder
                .history(HeatmapHistory.builder().period(Duration.ofMinutes(5)).capacity(288))
                .historyFrom(end - Duration.ofDays(1).toNanos());
        case ALL_1H ->
            builder.history(HeatmapHistory.builder().period(Duration.ofHours(1)).capacity(418));
      }
      return builder.build();
    }
  }

  @Benchmark
  public void rebuild(Candles candles, Shape shape, Blackhole hole) {
    LiquidationMap map = shape.map(candles.instrument, candles.events.getLast().eventNanos());
    for (CandleEvent candle : candles.events) {
      map.apply(candle);
    }
    if (map.count(Outcome.APPLIED) != RebuildCandles.COUNT) {
      throw new IllegalStateException(map.count(Outcome.APPLIED) + " candles were applied");
    }
    map.history().ifPresent(history -> consume(history, hole));
    LiquidationProfile profile = map.profile();
    for (PositionSide side : PositionSide.values()) {
      for (int i = 0; i < profile.size(side); i++) {
        hole.consume(profile.positionNotional(side, i));
        hole.consume(profile.expectedForced(side, i));
      }
    }
  }

  /** Without history, which the naive map has not. */
  @Benchmark
  @Warmup(iterations = 1, time = 1)
  @Measurement(iterations = 3, time = 1)
  @Fork(1)
  public void naiveRebuild(Candles candles, Blackhole hole) {
    NaiveLiquidationMap map = new NaiveLiquidationMap(candles.instrument, MarketTape.TIERS);
    for (CandleEvent candle : candles.events) {
      if (map.apply(candle) != Outcome.APPLIED) {
        throw new IllegalStateException("refused " + candle);
      }
    }
    NaiveProfile profile = NaiveProfile.of(map);
    for (PositionSide side : PositionSide.values()) {
      for (double n : profile.notional(side)) {
        hole.consume(n);
      }
      for (double f : profile.forced(side)) {
        hole.consume(f);
      }
    }
  }

  private static void consume(HeatmapHistory history, Blackhole hole) {
    for (int i = 0; i < history.columns(); i++) {
      HeatmapHistory.Column column = history.column(i);
      hole.consume(column.timeNanos());
      hole.consume(column.mark());
      hole.consume(column.markBucket());
      hole.consume(column.firstBucket());
      hole.consume(column.longSum());
      hole.consume(column.shortSum());
      hole.consume(column.fidelity());
      hole.consume(column.coverage());
      hole.consume(column.isGap());
      hole.consume(column.level(column.markBucket()));
    }
  }
}
