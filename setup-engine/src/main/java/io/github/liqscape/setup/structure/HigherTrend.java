// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Aggregate;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleAggregator;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.function.Consumer;

/** One larger timeframe: its candles, their ATR, and the swings and breaks that make its trend. */
final class HigherTrend {

  private final Timeframe timeframe;
  private CandleAggregator aggregator;
  private final Consumer<Aggregate> whole = this::take;
  private final Atr atr = Atr.of(SetupConstants.ATR_PERIODS);
  private final BarWindow bars;
  private final Swings swings;
  private final Breaks breaks;
  private long incomplete;
  private boolean applied;

  HigherTrend(Timeframe base, Timeframe timeframe) {
    this.timeframe = timeframe;
    aggregator = CandleAggregator.of(base, timeframe);
    StructureConfig config = StructureConfig.DEFAULTS;
    // Nobody asks for an old swing: the newest few, which are kept anyway, are enough.
    bars = new BarWindow(timeframe, 0, config.swingSize());
    swings = new Swings(bars, SwingSize.SWING, config);
    breaks = new Breaks(bars, SwingSize.SWING, swings);
  }

  /** Takes a base candle, and tells whether it completed one. */
  boolean update(Candle candle) {
    applied = false;
    aggregator.add(candle, whole);
    return applied;
  }

  private void take(Aggregate aggregate) {
    if (!aggregate.complete()) {
      incomplete++;
      return;
    }
    Candle candle = aggregate.candle();
    atr.update(candle.high(), candle.low(), candle.close());
    bars.add(
        candle.openNanos(), candle.open(), candle.high(), candle.low(), candle.close(),
        Double.NaN, atr.value());
    swings.update();
    breaks.update();
    applied = true;
  }

  Timeframe timeframe() {
    return timeframe;
  }

  Trend trend() {
    return breaks.trend();
  }

  long incomplete() {
    return incomplete;
  }

  void save(StateWriter out) throws IOException {
    out.constant(timeframe);
    aggregator.save(out.output());
    atr.save(out.output());
    bars.save(out);
    swings.save(out);
    breaks.save(out);
    out.number(incomplete);
  }

  void restore(StateReader in) throws IOException {
    Timeframe saved = in.constant(Timeframe.class);
    if (saved != timeframe) {
      throw StateReader.malformed("trend of " + saved.code() + " instead of " + timeframe.code());
    }
    CandleAggregator parts = CandleAggregator.restore(in.input());
    if (parts.from() != aggregator.from() || parts.to() != timeframe) {
      throw StateReader.malformed(
          "candles of " + parts.from().code() + " for " + parts.to().code() + " instead of "
              + aggregator.from().code() + " for " + timeframe.code());
    }
    aggregator = parts;
    atr.restore(in.input());
    bars.restore(in);
    swings.restore(in);
    breaks.restore(in);
    incomplete = in.number();
  }
}
