package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.structure.BreakType;
import io.github.liqscape.setup.structure.Breaks;
import io.github.liqscape.setup.structure.Direction;
import io.github.liqscape.setup.structure.Extreme;
import io.github.liqscape.setup.structure.FairValueGaps;
import io.github.liqscape.setup.structure.Levels;
import io.github.liqscape.setup.structure.MarketStructure;
import io.github.liqscape.setup.structure.ObjectState;
import io.github.liqscape.setup.structure.Pools;
import io.github.liqscape.setup.structure.RoundNumbers;
import io.github.liqscape.setup.structure.StructureKind;
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

  private static final int USUAL_MARKS = 64;

  /** Filled anew at every bar; a context gets a copy that fits. */
  private final Marks marks = new Marks(USUAL_MARKS, new MarkTags());

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
        price(swings, Extreme.HIGH),
        price(swings, Extreme.LOW),
        price(internal, Extreme.HIGH),
        price(internal, Extreme.LOW),
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

  private static double price(Swings swings, Extreme side) {
    int n = swings.newest(side);
    return n < 0 ? Double.NaN : swings.price(n);
  }

  private Marks marks(MarketStructure structure, boolean roundNumbers) {
    marks.count = 0;
    double close = structure.close();
    double atr = structure.atr();
    if (atr > 0) {
      double reach = REACH_ATR * atr;
      levels(structure.levels(), close, reach);
      pools(structure.pools(), close, reach);
      lines(structure.trendlines(), close, reach);
      gaps(structure.gaps(), close, reach);
      if (roundNumbers) {
        rounds(structure.roundNumbers(), close, reach);
      }
    }
    double reach = atr > 0 ? REACH_ATR * atr : 0;
    return marks.copy(close - reach, close + reach);
  }

  /** Clusters do not overlap and come by rising price: those in reach are one run. */
  private void levels(Levels levels, double close, double reach) {
    int clusters = levels.clusterCount();
    int from = levels.firstClusterAt(close - reach);
    for (int i = from; i < clusters && levels.low(i) <= close + reach; i++) {
      marks.add(Mark.LEVEL, levels.id(i), levels.low(i), levels.high(i), levels.strong(i));
    }
    for (int i = clusters; i < levels.liveCount(); i++) {
      if (levels.low(i) > close + reach || levels.high(i) < close - reach) {
        continue;
      }
      Mark mark =
          levels.kind(i) == StructureKind.USER_LEVEL ? Mark.USER_LEVEL : Mark.PERIOD;
      marks.add(mark, levels.id(i), levels.low(i), levels.high(i), true);
    }
  }

  private void pools(Pools pools, double close, double reach) {
    for (int i = 0; i < pools.liveCount(); i++) {
      int n = pools.live(i);
      if (pools.low(n) <= close + reach && pools.high(n) >= close - reach) {
        Mark mark = pools.side(n) == Extreme.HIGH ? Mark.POOL_HIGH : Mark.POOL_LOW;
        marks.add(mark, pools.id(n), pools.low(n), pools.high(n), false);
      }
    }
  }

  private void lines(Trendlines lines, double close, double reach) {
    for (int i = 0; i < lines.liveCount(); i++) {
      int n = lines.live(i);
      double price = lines.price(n);
      if (Math.abs(price - close) <= reach) {
        marks.add(Mark.TRENDLINE, lines.id(n), price, price, false);
      }
    }
  }

  private void gaps(FairValueGaps gaps, double close, double reach) {
    for (int i = 0; i < gaps.liveCount(); i++) {
      int n = gaps.live(i);
      if (gaps.low(n) <= close + reach && gaps.high(n) >= close - reach
          && gaps.state(n) != ObjectState.FILLED) {
        marks.add(Mark.FVG, gaps.id(n), gaps.low(n), gaps.high(n), false);
      }
    }
  }

  /** Whole and half steps within reach; few, unless a price is tiny against its ATR. */
  private void rounds(RoundNumbers rounds, double close, double reach) {
    double price = rounds.below(close - reach > 0 ? close - reach : close / 2, close);
    price = Double.isNaN(price) ? rounds.above(close / 2, close) : price;
    for (int i = 0; i < 64 && price <= close + reach; i++) {
      if (price >= close - reach) {
        marks.add(Mark.ROUND, Math.round(price * 1e8), price, price, false);
      }
      price = rounds.above(price, close);
    }
  }
}
