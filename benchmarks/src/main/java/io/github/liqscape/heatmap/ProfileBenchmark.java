// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.benchmarks.AllocationCounter;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.Trade;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A profile of a warm map. One trade goes in before each, within the measured code, so that no
 * answer can come whole from the one before; {@link Stepped} changes nearly all that profiles share.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ProfileBenchmark {

  /** The library's map, and two trades of its newest instant, which it takes in turn for ever. */
  @State(Scope.Thread)
  public static class Engine {
    @SuppressWarnings("NullAway.Init") // by the set-up
    private WarmMap warm;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private LiquidationMap map;

    private final Trade[] trades = new Trade[2];
    private int next;

    @Setup(Level.Trial)
    public void warmUp() {
      warm = new WarmMap(Contender.ENGINE);
      map = warm.map();
      double price = map.profile().mark();
      trades[0] = warm.tape.trade(MarketTape.SECOND, price);
      Trade t = trades[0];
      trades[1] =
          new Trade(
              t.instrument(), t.eventNanos(), t.eventNanos(), "2", t.price(), t.quantity(),
              t.taker());
      requireSameAsNaive();
    }

    LiquidationProfile fresh() {
      next ^= 1;
      warm.feed(trades[next]);
      return map.profile();
    }

    /** Open interest opens positions in every bin of both sides. */
    void step() {
      int centre = warm.view.centreBucket();
      warm.feed(warm.tape.mark(MarketTape.MILLI, MarketTape.GRID.priceOf(centre)));
      warm.tape.tradesAround(centre, 50, warm::feed);
      warm.feed(warm.tape.interest(5 * MarketTape.SECOND, MarketTape.OPEN_INTEREST));
    }

    private void requireSameAsNaive() {
      LiquidationProfile profile = fresh();
      if (!profile.provenance().fidelity().showsCurrency()) {
        throw new IllegalStateException("no bands at " + profile.provenance().fidelity());
      }
      NaiveProfile naive = NaiveProfile.of(warm.view);
      for (PositionSide side : PositionSide.values()) {
        double expected = naive.totalNotional(side);
        double was = profile.totalPositionNotional(side);
        if (!(Math.abs(was - expected) <= 1e-9 * expected)) {
          throw new IllegalStateException(
              side + " must hold " + expected + " as the naive profile does, was " + was);
        }
        System.out.println(
            "# " + side + ": " + profile.zones(side).size() + " zones, "
                + profile.provenance().fidelity());
      }
    }

    @TearDown(Level.Iteration)
    public void everythingApplied() {
      warm.requireApplied();
    }
  }

  /** The naive map. */
  @State(Scope.Thread)
  public static class Naive {
    @SuppressWarnings("NullAway.Init") // by the set-up
    private WarmMap warm;

    @Setup(Level.Trial)
    public void warmUp() {
      warm = new WarmMap(Contender.NAIVE);
    }
  }

  /** A profile of which nothing lazy has been asked yet, another one every time. */
  @State(Scope.Thread)
  public static class Fresh {
    @SuppressWarnings("NullAway.Init") // by the set-up
    private LiquidationProfile profile;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private AllocationCounter allocation;

    @Setup(Level.Trial)
    public void count(AllocationCounter counter) {
      allocation = counter;
    }

    @Setup(Level.Invocation)
    public void take(Engine engine) {
      profile = engine.fresh();
      allocation.begin();
    }

    @TearDown(Level.Invocation)
    public void used() {
      allocation.end(1);
    }
  }

  /** A map that has just deposited in every bin of both sides, before every invocation. */
  @State(Scope.Thread)
  public static class Stepped {
    @SuppressWarnings("NullAway.Init") // by the set-up
    private LiquidationMap map;

    @Setup(Level.Invocation)
    public void step(Engine engine) {
      engine.step();
      map = engine.map;
    }
  }

  /** A profile that has been used before. */
  @State(Scope.Thread)
  public static class Used {
    @SuppressWarnings("NullAway.Init") // by the set-up
    private LiquidationProfile profile;

    private int range;

    @Setup(Level.Trial)
    public void take(Engine engine) {
      profile = engine.fresh();
    }
  }

  /** {@code profile()} alone, which shares mass and mean of the buckets with the one before. */
  @Benchmark
  public LiquidationProfile profileOnly(Engine engine) {
    return engine.fresh();
  }

  /** The same when every sum has changed, and of the cells those near the trades of the step. */
  @Benchmark
  public LiquidationProfile profileAfterStep(Stepped stepped) {
    return stepped.map.profile();
  }

  /** {@code profile()}, then notional and mean of every bucket read one by one. */
  @Benchmark
  public void profileConsumed(Engine engine, Blackhole hole) {
    consume(engine.fresh(), hole);
  }

  /** The same after such a step. */
  @Benchmark
  public void profileConsumedAfterStep(Stepped stepped, Blackhole hole) {
    consume(stepped.map.profile(), hole);
  }

  private static void consume(LiquidationProfile profile, Blackhole hole) {
    for (PositionSide side : PositionSide.values()) {
      for (int i = 0; i < profile.size(side); i++) {
        hole.consume(profile.positionNotional(side, i));
        hole.consume(profile.expectedForced(side, i));
      }
    }
    hole.consume(profile.mark());
    hole.consume(profile.asOfNanos());
    hole.consume(profile.provenance());
  }

  /** The same by summing the naive map cell by cell. */
  @Benchmark
  public void naiveProfileConsumed(Naive naive, Blackhole hole) {
    NaiveProfile profile = NaiveProfile.of(naive.warm.view);
    for (PositionSide side : PositionSide.values()) {
      for (double n : profile.notional(side)) {
        hole.consume(n);
      }
      for (double f : profile.forced(side)) {
        hole.consume(f);
      }
    }
  }

  /** The 5/50/95 % band of a range that begins at the mark, one to five percent wide in turn. */
  @Benchmark
  public void bandOnDemand(Used used, Blackhole hole) {
    used.range = used.range % 5 + 1;
    double mark = used.profile.mark();
    Optional<ForcedBand> band =
        used.profile.band(PositionSide.LONG, mark * (1 - 0.01 * used.range), mark);
    ForcedBand b = band.orElseThrow();
    hole.consume(b.mean());
    hole.consume(b.low());
    hole.consume(b.median());
    hole.consume(b.high());
    hole.consume(b.prints());
  }

  /** The nearest zone of each side, first asked of a profile, which found them when it was made. */
  @Benchmark
  public void nearestZonesFirst(Fresh fresh, Blackhole hole) {
    nearest(fresh.profile, hole);
  }

  /** The nearest zone of each side, asked again. */
  @Benchmark
  public void nearestZonesAgain(Used used, Blackhole hole) {
    nearest(used.profile, hole);
  }

  /** All zones of both sides, first asked of a profile. */
  @Benchmark
  public void allZonesFirst(Fresh fresh, Blackhole hole) {
    for (PositionSide side : PositionSide.values()) {
      fresh.profile.zones(side).forEach(z -> ZoneFields.consume(z, hole));
    }
  }

  private static void nearest(LiquidationProfile profile, Blackhole hole) {
    for (PositionSide side : PositionSide.values()) {
      ZoneFields.consume(profile.nearestZone(side).orElseThrow(), hole);
    }
  }
}
