// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.Setup;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a decision costs. The target is of {@link #consumed}: from a closed candle, which the engine
 * has not seen, to a setup of which every field has been read; the hash, which is worked out when
 * asked for, of a BUY or SELL only. That is structure and indicators, the trends of two
 * timeframes above, zone memory, twenty zones of a new profile, decision table, plan, all gates,
 * checklist, features and evidence. Making the candle is within the measured code; the map that makes
 * the profile is not, it has benchmarks of its own. {@link #decided} ends where the setup is handed
 * out, and {@link #evaluated} begins with a frozen context.
 *
 * <p>Every operation is sampled by itself, so that the percentiles are those of single decisions.
 * A decision runs through hundreds of small methods: it takes some ten seconds until all are
 * compiled, and so long the warm-up must be.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SetupBenchmark {

  private static final int WARM_BARS = 4_000;
  private static final int CONTEXTS = 512;

  /** An engine that has seen thousands of bars. */
  @State(Scope.Thread)
  public static class Engine {
    private final SetupTape tape = new SetupTape(new SetupWalk(42), "BTCUSDT", Timeframe.M5);
    private final SetupEngine engine = SetupEngine.of(tape.instrument, Timeframe.M5);
    private long bars;
    private long trades;

    private final SetupContext[] contexts = new SetupContext[CONTEXTS];
    private int evaluated;

    /** Decides at the next close. */
    Setup next() {
      Setup setup = engine.apply(tape.step(), tape::profile).orElseThrow();
      bars++;
      trades += setup instanceof Setup.Trade ? 1 : 0;
      return setup;
    }

    @org.openjdk.jmh.annotations.Setup(Level.Trial)
    public void warmUp() {
      for (int i = 0; i < WARM_BARS; i++) {
        next();
      }
      for (int i = 0; i < CONTEXTS; i++) {
        next();
        contexts[i] = engine.context().orElseThrow();
      }
    }

    /** One of many frozen contexts, each in its turn. */
    SetupContext frozen() {
      return contexts[evaluated++ % CONTEXTS];
    }

    @TearDown(Level.Trial)
    public void told() {
      System.out.println(
          "# " + bars + " bars, " + trades + " BUY or SELL, "
              + engine.evaluate(contexts[0]).facts().zones().size() + " zones in memory");
      if (trades == 0) {
        throw new IllegalStateException("the tape must lead to trades, had none in " + bars);
      }
    }
  }

  /** The decision as it is handed out. */
  @Benchmark
  public Setup decided(Engine state) {
    return state.next();
  }

  /** The same, and every field of it read. */
  @Benchmark
  public void consumed(Engine state, Blackhole hole) {
    SetupFields.consume(state.next(), hole);
  }

  /** The pure function alone, on frozen contexts, every field of its answer read. */
  @Benchmark
  public void evaluated(Engine state, Blackhole hole) {
    SetupFields.consume(state.engine.evaluate(state.frozen()), hole);
  }
}
