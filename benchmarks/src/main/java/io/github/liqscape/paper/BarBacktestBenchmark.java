// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.paper.run.PaperRunResult;
import io.github.liqscape.paper.ta4j.Ta4jBot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Position;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NumFactory;

/**
 * One ta4j strategy over 20,000 candles, here and in ta4j's own backtester; an operation is a bar.
 * The set-up compares the fills first: without the same entries and exits, at the same bars and
 * prices, nothing is measured. Both make their series of the same candles.
 *
 * <p>Ours asks the very same strategy, and around it does what ta4j's does not: a double-entry
 * ledger in whole 1e-8, margin, funding and liquidation checked on the path of each bar both ways,
 * equity at each candle, and every bar and order in a journal. {@code ON_DEMAND}: group commit of
 * the whole run, one force for 20,000 bars and their orders, and a snapshot every 10,000 inputs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BarBacktestBenchmark {

  private static final int BARS = 20_000;
  private static final double QUANTITY = 0.05;
  private static final NumFactory NUMBERS = DoubleNumFactory.getInstance();

  @Param({"OFF", "ON_DEMAND"})
  private String journal = "OFF";

  private final List<Candle> candles = BarTape.candles(BARS, 3);
  private final List<MarketEvent> events = BarTape.events(candles);

  private @Nullable Path folder;

  /** Refuses to measure two backtesters that do not trade the same. */
  @Setup
  public void compareFills() {
    Ta4jBot bot = bot();
    List<PaperTrade> ours;
    try (PaperRun run = PaperRun.of(PaperVenue.bars(null), bot)) {
      run.all(events.iterator(), nanos -> {});
      ours = run.result().trades();
    }
    List<Position> theirs = ta4j().getPositions();
    require(theirs.size() > BARS / 200, "too few trades: " + theirs.size());
    require(
        ours.size() == theirs.size(), ours.size() + " trades here, " + theirs.size() + " there");
    for (int i = 0; i < theirs.size(); i++) {
      Position there = theirs.get(i);
      Position here = bot.record().getPositions().get(i);
      require(
          here.getEntry().getIndex() == there.getEntry().getIndex()
              && here.getExit().getIndex() == there.getExit().getIndex(),
          "trade " + i + " is of other bars: " + here + " and " + there);
      near(ours.get(i).entryPrice(), there.getEntry().getNetPrice().doubleValue(), i);
      near(ours.get(i).exitPrice(), there.getExit().getNetPrice().doubleValue(), i);
      near(ours.get(i).netE8() / 1e8, there.getProfit().doubleValue(), i);
    }
  }

  private static void near(double here, double there, int trade) {
    require(
        Math.abs(here - there) < 1e-6, "trade " + trade + ": " + here + " here, " + there + " there");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** A new folder for the journal of a run. */
  @Setup(Level.Invocation)
  public void open() throws IOException {
    folder = journal.equals("OFF") ? null : Files.createTempDirectory("paper-bars");
  }

  /** Its end. */
  @TearDown(Level.Invocation)
  public void remove() throws IOException {
    Path made = folder;
    if (made != null) {
      PaperVenue.delete(made);
    }
  }

  private static Ta4jBot bot() {
    return Ta4jBot.longOnly(PaperVenue.BTC, Timeframe.M5, QUANTITY, BarTape::strategy);
  }

  private TradingRecord ta4j() {
    BarSeries series = BarTape.series(candles, NUMBERS);
    return new BarSeriesManager(series, new TradeOnNextOpenModel())
        .run(BarTape.strategy(series), TradeType.BUY, NUMBERS.numOf(QUANTITY));
  }

  /** A run on paper. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public PaperRunResult paper() {
    try (PaperRun run = PaperRun.of(PaperVenue.bars(folder), bot())) {
      run.all(events.iterator(), nanos -> {});
      return run.result();
    }
  }

  /** A run in ta4j's backtester. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public TradingRecord peer() {
    return ta4j();
  }
}
