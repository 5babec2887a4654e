// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.structure.BreakType;
import io.github.liqscape.setup.structure.Breaks;
import io.github.liqscape.setup.structure.Direction;
import io.github.liqscape.setup.structure.Extreme;
import io.github.liqscape.setup.structure.FairValueGaps;
import io.github.liqscape.setup.structure.Levels;
import io.github.liqscape.setup.structure.MarketStructure;
import io.github.liqscape.setup.structure.Pools;
import io.github.liqscape.setup.structure.RoundNumbers;
import io.github.liqscape.setup.structure.SwingSize;
import io.github.liqscape.setup.structure.Swings;
import io.github.liqscape.setup.structure.Trendlines;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of the chart, once per closed bar, into the values that a decision may use.
 *
 * <p>Threading: single writer.
 */
final class ContextMaker {

  /** Marks farther than this from the price cannot matter to a plan, in ATR. */
  private static final double REACH_ATR = 12;

  private static final int MOST_ROUNDS = 64;

  private final MarkTags tags = new MarkTags();
  private final double[] rounds = new double[MOST_ROUNDS];

  /** As many as the bar before had, and some. */
  private int room = 32;

  SetupContext.Chart chart(ChartState state, boolean roundNumbers) {
    MarketStructure structure = state.structure();
    Swings swings = structure.swings(SwingSize.SWING);
    Swings internal = structure.swings(SwingSize.INTERNAL);
    Breaks breaks = structure.breaks(SwingSize.SWING);
    Breaks small = structure.breaks(SwingSize.INTERNAL);
    Direction bias = small.bias();
    return new SetupContext.Chart(
        structure.trend(SwingSize.SWING).sign(),
        bias == null ? 0 : bias.sign(),
        state.alignment(),
        swings.count(),
        breaks.count(),
        swings.rangePosition(),
        state.momentum(),
        move(breaks),
        move(small),
        swings.newestPrice(Extreme.HIGH),
        swings.newestPrice(Extreme.LOW),
        internal.newestPrice(Extreme.HIGH),
        internal.newestPrice(Extreme.LOW),
        marks(structure, roundNumbers),
        roundNumbers ? structure.roundNumbers().step(structure.close()) : Double.NaN);
  }

  /** The newest break of a size. */
  private static @Nullable Move move(Breaks breaks) {
    int n = breaks.newest();
    if (n < 0) {
      return null;
    }
    Direction direction = breaks.direction(n);
    boolean turned = breaks.type(n) == BreakType.CHOCH;
    return new Move(
        direction.sign(), turned, breaks.index(n), breaks.price(n), breaks.legs(direction), turned,
        breaks.failed(n));
  }

  private Marks marks(MarketStructure structure, boolean roundNumbers) {
    Marks marks = new Marks(room, tags);
    double close = structure.close();
    double atr = structure.atr();
    if (!(atr > 0)) {
      return marks;
    }
    double reach = REACH_ATR * atr;
    levels(marks, structure.levels(), close, reach);
    pools(marks, structure.pools(), close, reach);
    lines(marks, structure.trendlines(), close, reach);
    gaps(marks, structure.gaps(), close - reach, close + reach);
    if (roundNumbers) {
      rounds(marks, structure.roundNumbers(), close, reach);
    }
    room = marks.count + 4;
    return marks.indexed(close - reach, close + reach);
  }

  /** Clusters do not overlap and come by rising price: those in reach are one run. */
  private static void levels(Marks marks, Levels levels, double close, double reach) {
    int clusters = levels.clusterCount();
    int from = levels.firstClusterAt(close - reach);
    for (int i = from; i < clusters && levels.low(i) <= close + reach; i++) {
      marks.add(Mark.LEVEL, levels.id(i), levels.low(i), levels.high(i), levels.strong(i));
    }
    for (int i = clusters; i < levels.liveCount(); i++) {
      if (levels.low(i) > close + reach || levels.high(i) < close - reach) {
        continue;
      }
      Mark mark = levels.drawn(i) ? Mark.USER_LEVEL : Mark.PERIOD;
      marks.add(mark, levels.id(i), levels.low(i), levels.high(i), true);
    }
  }

  private static void pools(Marks marks, Pools pools, double close, double reach) {
    for (int i = 0; i < pools.liveCount(); i++) {
      if (pools.liveLow(i) <= close + reach && pools.liveHigh(i) >= close - reach) {
        Mark mark = pools.liveSide(i) == Extreme.HIGH ? Mark.POOL_HIGH : Mark.POOL_LOW;
        marks.add(mark, pools.liveId(i), pools.liveLow(i), pools.liveHigh(i), false);
      }
    }
  }

  private static void lines(Marks marks, Trendlines lines, double close, double reach) {
    for (int i = 0; i < lines.liveCount(); i++) {
      double price = lines.livePrice(i);
      if (Math.abs(price - close) <= reach) {
        marks.add(Mark.TRENDLINE, lines.liveId(i), price, price, false);
      }
    }
  }

  private static void gaps(Marks marks, FairValueGaps gaps, double from, double to) {
    int end = gaps.liveCount();
    for (int i = gaps.nextMeeting(0, from, to); i < end; i = gaps.nextMeeting(i + 1, from, to)) {
      marks.add(Mark.FVG, gaps.liveId(i), gaps.liveLow(i), gaps.liveHigh(i), false);
    }
  }

  /** Whole and half steps within reach; few, unless a price is tiny against its ATR. */
  private void rounds(Marks marks, RoundNumbers numbers, double close, double reach) {
    RoundNumbers.Around around = numbers.around(close);
    double first = around.below(close - reach > 0 ? close - reach : close / 2);
    first = Double.isNaN(first) ? around.above(close / 2) : first;
    int count = around.run(first, close + reach, rounds);
    for (int i = 0; i < count; i++) {
      double price = rounds[i];
      if (price >= close - reach) {
        marks.add(Mark.ROUND, Math.round(price * 1e8), price, price, false);
      }
    }
  }
}
