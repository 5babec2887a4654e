// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.candle.Candle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.ta4j.core.Bar;

/**
 * One closed candle through all the indicators of a decision, every line read: ATR 14, RSI 14, MACD
 * 12/26/9, ADX and DI 14, EMA 20 and 50, Bollinger 20/2, relative volume 20, VWAP. Beside ta4j,
 * candle by candle, and TA-Lib, a whole array at once.
 *
 * <p>Before it measures, it makes sure that all three say the same about the last candle.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class IndicatorBenchmark {

  private static final double TOLERANCE = 1e-8;

  private final Candle[] candles = IndicatorTape.draw();
  private final Bar[] bars = Ta4jSet.bars(candles);
  private final KernelSet kernels = new KernelSet();
  private final TaLibSet taLib = new TaLibSet(candles);
  private final double[] lines = new double[KernelSet.LINES];

  @Setup(Level.Trial)
  public void agree() {
    KernelSet ours = new KernelSet();
    Ta4jSet ta4j = new Ta4jSet();
    double[] theirs = new double[KernelSet.LINES];
    for (int i = 0; i < candles.length; i++) {
      ours.apply(candles[i], lines);
      ta4j.apply(bars[i], theirs);
    }
    taLib.all();
    for (int line = 0; line < KernelSet.LINES - 1; line++) {
      require("ta4j", line, theirs[line]);
      require("TA-Lib", line, taLib.last(line));
    }
  }

  private void require(String who, int line, double theirs) {
    if (!(Math.abs(theirs - lines[line]) <= TOLERANCE * (1 + Math.abs(theirs)))) {
      throw new IllegalStateException(
          who + " has " + theirs + " in line " + line + ", we have " + lines[line]);
    }
  }

  @Benchmark
  @OperationsPerInvocation(IndicatorTape.CANDLES)
  public void kernels(Blackhole hole) {
    for (Candle candle : candles) {
      kernels.apply(candle, lines);
      hole.consume(lines);
    }
  }

  /** What a forming candle would do, which changes nothing. */
  @Benchmark
  @OperationsPerInvocation(IndicatorTape.CANDLES)
  public void peek(Blackhole hole) {
    for (Candle candle : candles) {
      hole.consume(kernels.peek(candle));
    }
  }

  /** A fresh series every time, as its caches keep every value. */
  @Benchmark
  @OperationsPerInvocation(IndicatorTape.CANDLES)
  public void ta4j(Blackhole hole) {
    Ta4jSet ta4j = new Ta4jSet();
    for (Bar bar : bars) {
      ta4j.apply(bar, lines);
      hole.consume(lines);
    }
  }

  @Benchmark
  @OperationsPerInvocation(IndicatorTape.CANDLES)
  public double[][] taLib() {
    return taLib.all();
  }
}
