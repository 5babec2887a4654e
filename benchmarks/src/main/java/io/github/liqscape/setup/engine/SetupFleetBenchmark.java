// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.CandleEvent;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A hundred instruments of six timeframes each, in a {@link SetupFleet} of one thread and of two.
 * {@link #candleClose} is the hardest close, that of four hours: all six hundred candles at once.
 * {@link #minuteClose} is a close as it comes: every minute a hundred candles, every fifth minute two
 * hundred, and so on, so that its mean is that of all closes of four hours. The candles are made
 * before a close is timed.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SetupFleetBenchmark {

  private static final int INSTRUMENTS = 100;
  private static final int WALKS = 10;
  private static final int WARM_BARS = 600;
  private static final List<Timeframe> TIMEFRAMES =
      List.of(
          Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.M30, Timeframe.H1, Timeframe.H4);

  private record Member(SetupTape tape, Timeframe timeframe) {}

  /** Six hundred warm engines. */
  @State(Scope.Thread)
  public static class Fleet {

    /** Threads that decide, the benchmark's among them. */
    @Param({"1", "2"})
    public int threads;

    private final List<Member> members = new ArrayList<>();
    private SetupFleet fleet = SetupFleet.builder().build();

    @org.openjdk.jmh.annotations.Setup(Level.Trial)
    public void warmUp() {
      SetupFleet.Builder builder = SetupFleet.builder().threads(threads);
      // Ten walks are enough: what costs memory and cache is the engines' own state.
      List<SetupWalk> walks = new ArrayList<>();
      for (int seed = 0; seed < WALKS; seed++) {
        walks.add(new SetupWalk(seed));
      }
      for (int i = 0; i < INSTRUMENTS; i++) {
        for (Timeframe timeframe : TIMEFRAMES) {
          SetupTape tape = new SetupTape(walks.get(i % WALKS), "COIN" + i, timeframe);
          members.add(new Member(tape, timeframe));
          builder.add(SetupEngine.of(tape.instrument, timeframe), tape::profile);
        }
      }
      fleet = builder.build();
      for (int bar = 0; bar < WARM_BARS; bar++) {
        fleet.apply(candles(0), setup -> { });
      }
    }

    /** The candles that close at a time. */
    List<CandleEvent> candles(long nanos) {
      List<CandleEvent> candles = new ArrayList<>();
      for (Member member : members) {
        if (nanos % member.timeframe.nanos() == 0) {
          candles.add(member.tape.step());
        }
      }
      return candles;
    }

    void apply(List<CandleEvent> candles, Blackhole hole) {
      fleet.apply(candles, hole::consume);
    }

    @TearDown(Level.Trial)
    public void end() {
      fleet.close();
    }
  }

  /** One candle each. */
  @State(Scope.Thread)
  public static class AllAtOnce {
    private List<CandleEvent> candles = List.of();

    @org.openjdk.jmh.annotations.Setup(Level.Invocation)
    public void next(Fleet fleet) {
      candles = fleet.candles(0);
    }
  }

  /** The candles that one minute closes. */
  @State(Scope.Thread)
  public static class Minute {
    private long minutes;
    private List<CandleEvent> candles = List.of();

    @org.openjdk.jmh.annotations.Setup(Level.Invocation)
    public void next(Fleet fleet) {
      candles = fleet.candles(++minutes * Timeframe.M1.nanos());
    }
  }

  @Benchmark
  public void candleClose(Fleet fleet, AllAtOnce close, Blackhole hole) {
    fleet.apply(close.candles, hole);
  }

  /** The same with the memory of the JVM in huge pages: 600 engines are spread over many small ones. */
  @Benchmark
  @Fork(
      value = 1,
      jvmArgsAppend = {
        "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"
      })
  public void candleCloseInHugePages(Fleet fleet, AllAtOnce close, Blackhole hole) {
    fleet.apply(close.candles, hole);
  }

  @Benchmark
  public void minuteClose(Fleet fleet, Minute close, Blackhole hole) {
    fleet.apply(close.candles, hole);
  }
}
