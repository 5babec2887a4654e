// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.Setup;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A hundred instruments of six timeframes each. {@link #candleClose} is the hardest close, that of
 * four hours: all six hundred candles at once. {@link #minuteClose} is a close as it comes: every
 * minute a hundred candles, every fifth minute two hundred, and so on, so that its mean is that of
 * all closes of four hours.
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

  private record Member(SetupTape tape, SetupEngine engine, Timeframe timeframe) {
    Setup next() {
      return engine.apply(tape.step(), tape::profile).orElseThrow();
    }
  }

  /** Six hundred warm engines. */
  @State(Scope.Thread)
  public static class Fleet {
    private final List<Member> members = new ArrayList<>();
    private long minutes;

    @org.openjdk.jmh.annotations.Setup(Level.Trial)
    public void warmUp() {
      // Ten walks are enough: what costs memory and cache is the engines' own state.
      List<SetupWalk> walks = new ArrayList<>();
      for (int seed = 0; seed < WALKS; seed++) {
        walks.add(new SetupWalk(seed));
      }
      for (int i = 0; i < INSTRUMENTS; i++) {
        for (Timeframe timeframe : TIMEFRAMES) {
          SetupTape tape = new SetupTape(walks.get(i % WALKS), "COIN" + i, timeframe);
          members.add(new Member(tape, SetupEngine.of(tape.instrument, timeframe), timeframe));
        }
      }
      for (Member member : members) {
        for (int bar = 0; bar < WARM_BARS; bar++) {
          member.next();
        }
      }
    }

    /** Decides for every candle that the next minute closes. */
    void nextMinute(Blackhole hole) {
      long nanos = ++minutes * Timeframe.M1.nanos();
      for (Member member : members) {
        if (nanos % member.timeframe().nanos() == 0) {
          hole.consume(member.next());
        }
      }
    }
  }

  /** One candle each. */
  @Benchmark
  public void candleClose(Fleet fleet, Blackhole hole) {
    for (Member member : fleet.members) {
      hole.consume(member.next());
    }
  }

  /** The candles that one minute closes. */
  @Benchmark
  public void minuteClose(Fleet fleet, Blackhole hole) {
    fleet.nextMinute(hole);
  }
}
