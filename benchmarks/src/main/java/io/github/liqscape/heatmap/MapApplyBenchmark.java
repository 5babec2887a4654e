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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One event into a warm map, by kind of event. A map refuses an event it has seen, so every
 * invocation gets new ones, made outside what is measured; {@link AllocationCounter} tells what
 * the map itself allocates.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MapApplyBenchmark {

  /** Events of an invocation. */
  static final int BATCH = 800;

  private static final long INTERVAL_NANOS = 300 * MarketTape.SECOND;

  /** What an invocation is made of. */
  public enum Stream {
    /** A thousand trades a second in one price bucket. */
    TRADE_SAME_BUCKET,
    /** A thousand trades a second, each in the bucket next to the last one's, nine in all. */
    TRADE_NEXT_BUCKET,
    /** Ten mark prices a second, all the same. */
    MARK_UNCHANGED,
    /**
     * Ten mark prices a second, each one bucket further: up 200, down 400, up 200. Half of them
     * sweep buckets that were filled since; the others find nothing left.
     */
    MARK_NEXT_BUCKET,
    /**
     * A hundred events a second around a walking price: 90 % trades, 9 % mark prices, 1 % rare ones
     * (seven forced orders, one open interest).
     */
    MIXED
  }

  @Param public Contender map = Contender.ENGINE;
  @Param public Stream stream = Stream.MIXED;

  private final MarketEvent[] batch = new MarketEvent[BATCH];
  @SuppressWarnings("NullAway.Init") // by the set-up
  private AllocationCounter allocation;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private WarmMap warm;

  private long sinceInterest;

  @Setup(Level.Trial)
  public void warmUp(AllocationCounter counter) {
    allocation = counter;
    warm = new WarmMap(map);
  }

  @Setup(Level.Invocation)
  public void nextBatch() {
    MarketTape tape = warm.tape;
    int centre = warm.view.centreBucket();
    if (stream != Stream.MIXED) {
      between(tape, centre);
    }
    for (int i = 0; i < BATCH; i++) {
      batch[i] =
          switch (stream) {
            case TRADE_SAME_BUCKET -> tape.trade(MarketTape.MILLI, price(centre));
            case TRADE_NEXT_BUCKET ->
                tape.trade(MarketTape.MILLI, price(centre + wave(i, 4)));
            case MARK_UNCHANGED -> tape.mark(100 * MarketTape.MILLI, price(centre));
            case MARK_NEXT_BUCKET ->
                tape.mark(100 * MarketTape.MILLI, price(centre + wave(i, 200)));
            case MIXED -> mixed(tape, i);
          };
    }
    allocation.begin();
  }

  /** Keeps the mark fresh; every five minutes, and before each sweep, open interest refills. */
  private void between(MarketTape tape, int centre) {
    warm.feed(tape.mark(MarketTape.MILLI, price(centre)));
    boolean marks = stream == Stream.MARK_UNCHANGED || stream == Stream.MARK_NEXT_BUCKET;
    sinceInterest += (marks ? 100L : 1L) * BATCH * MarketTape.MILLI;
    if (sinceInterest >= INTERVAL_NANOS || stream == Stream.MARK_NEXT_BUCKET) {
      sinceInterest = 0;
      tape.tradesAround(centre, 50, warm::feed);
      warm.feed(tape.interest(MarketTape.MILLI, MarketTape.OPEN_INTEREST));
    }
  }

  private static MarketEvent mixed(MarketTape tape, int i) {
    long step = 10 * MarketTape.MILLI;
    double price = tape.walk(2e-5);
    if (i % 100 == 99) {
      return i == BATCH - 1
          ? tape.interest(step, MarketTape.OPEN_INTEREST)
          : tape.forced(step, price);
    }
    return i % 100 % 11 == 10 ? tape.mark(step, price) : tape.trade(step, price);
  }

  /** A triangle: 0, 1 … high … 0 … -high … -1. */
  private static int wave(int i, int high) {
    int at = i % (4 * high);
    return at <= high ? at : at <= 3 * high ? 2 * high - at : at - 4 * high;
  }

  private static double price(int bucket) {
    return MarketTape.GRID.priceOf(bucket);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int apply() {
    int refused = 0;
    for (MarketEvent event : batch) {
      if (warm.target.apply(event) != Outcome.APPLIED) {
        refused++;
      }
    }
    warm.count(refused);
    return refused;
  }

  @TearDown(Level.Invocation)
  public void afterBatch() {
    allocation.end(BATCH);
  }

  @TearDown(Level.Iteration)
  public void everythingApplied() {
    warm.requireApplied();
  }
}
