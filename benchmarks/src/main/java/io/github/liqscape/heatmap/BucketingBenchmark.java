// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.DoubleHistogram;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a price to its bucket and one more count in it: the map's grid (2.5 bp, exact on ticks), a
 * logarithm, and HdrHistogram at three digits (5 to 10 bp, so it has fewer buckets to touch).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BucketingBenchmark {

  static final int PRICES = 4_096;

  private static final int MASK = 8_191;

  /** How prices follow each other. */
  public enum Stream {
    /** Steps of half a basis point: most prices lie in the bucket of the one before. */
    TRADES,
    /** Anywhere within 20 % of the start: hardly any does. */
    SCATTERED
  }

  @Param public Stream prices = Stream.TRADES;

  private final double[] price = new double[PRICES];
  private final PriceGrid grid = PriceGrid.around(0.1, MarketTape.START_PRICE);
  private final long[] counts = new long[MASK + 1];
  private final DoubleHistogram histogram = new DoubleHistogram(1_000, 3);

  @Setup(Level.Trial)
  public void draw() {
    SplittableRandom random = new SplittableRandom(7);
    double log = Math.log(MarketTape.START_PRICE);
    for (int i = 0; i < PRICES; i++) {
      log +=
          prices == Stream.TRADES
              ? 5e-5 * random.nextGaussian()
              : 0.4 * (random.nextDouble() - 0.5) + Math.log(MarketTape.START_PRICE) - log;
      price[i] = Math.round(Math.exp(log) * 10) / 10.0;
    }
    for (double p : price) {
      int k = grid.bucket(p);
      int byLogarithm = (int) Math.floor(Math.log(p) / PriceGrid.BASE_WIDTH);
      if (Math.abs(k - byLogarithm) > 1) {
        throw new IllegalStateException(p + " lies in " + k + ", by logarithm " + byLogarithm);
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(PRICES)
  public long[] grid() {
    for (double p : price) {
      counts[grid.bucket(p) & MASK]++;
    }
    return counts;
  }

  @Benchmark
  @OperationsPerInvocation(PRICES)
  public long[] logarithm() {
    for (double p : price) {
      counts[(int) Math.floor(Math.log(p) / PriceGrid.BASE_WIDTH) & MASK]++;
    }
    return counts;
  }

  @Benchmark
  @OperationsPerInvocation(PRICES)
  public DoubleHistogram hdrHistogram() {
    for (double p : price) {
      histogram.recordValue(p);
    }
    return histogram;
  }
}
