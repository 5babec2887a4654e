// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.benchmarks.AllocationCounter;
import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.market.MarketEvent;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One open-interest step that closes an interval of trades in fifty price buckets. The trades, and
 * the step back, happen outside what is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class InterestStepBenchmark {

  private static final double MORE = 1.01 * MarketTape.OPEN_INTEREST;

  /** Which way open interest goes. */
  public enum Direction {
    /** One percent up: deposits at ten leverages from fifty entry prices, on both sides. */
    RISING,
    /** Back down: takes from every bin. */
    FALLING
  }

  @Param public Contender map = Contender.ENGINE;
  @Param public Direction interest = Direction.RISING;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private AllocationCounter allocation;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private WarmMap warm;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private MarketEvent step;

  @Setup(Level.Trial)
  public void warmUp(AllocationCounter counter) {
    allocation = counter;
    warm = new WarmMap(map);
  }

  @Setup(Level.Invocation)
  public void nextInterval() {
    MarketTape tape = warm.tape;
    boolean rising = interest == Direction.RISING;
    warm.feed(tape.interest(14 * MarketTape.SECOND, rising ? MarketTape.OPEN_INTEREST : MORE));
    warm.feed(tape.mark(MarketTape.MILLI, MarketTape.GRID.priceOf(warm.view.markBucket())));
    tape.tradesAround(warm.view.markBucket(), 50, warm::feed);
    step = tape.interest(MarketTape.MILLI, rising ? MORE : MarketTape.OPEN_INTEREST);
    allocation.begin();
  }

  @Benchmark
  public Outcome step() {
    Outcome outcome = warm.target.apply(step);
    warm.count(outcome == Outcome.APPLIED ? 0 : 1);
    return outcome;
  }

  @TearDown(Level.Invocation)
  public void afterStep() {
    allocation.end(1);
  }

  @TearDown(Level.Iteration)
  public void everythingApplied() {
    warm.requireApplied();
  }
}
