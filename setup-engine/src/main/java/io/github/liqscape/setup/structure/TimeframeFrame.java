// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Aggregate;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.CandleAggregator;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.indicator.RelativeVolume;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One timeframe of a stack: its candles, their ATR and relative volume, and their structure. */
final class TimeframeFrame {

  private final MarketStructure structure;
  private final @Nullable CandleAggregator aggregator;
  private final Consumer<Aggregate> whole = this::take;
  private final Atr atr = Atr.of(SetupConstants.ATR_PERIODS);
  private final RelativeVolume volume = RelativeVolume.of(RelativeVolume.USUAL_PERIODS);
  private long incomplete;

  /** Whether the newest base candle completed one of its own. */
  private boolean applied;

  private TimeframeFrame(MarketStructure structure, @Nullable CandleAggregator aggregator) {
    this.structure = structure;
    this.aggregator = aggregator;
  }

  static TimeframeFrame base(Instrument instrument, Timeframe base, StructureConfig config) {
    return new TimeframeFrame(MarketStructure.of(instrument, base, config), null);
  }

  static TimeframeFrame higher(
      Instrument instrument, Timeframe base, Timeframe timeframe, StructureConfig config) {
    return new TimeframeFrame(
        MarketStructure.of(instrument, timeframe, config), CandleAggregator.of(base, timeframe));
  }

  /** Takes a base candle, and tells whether the structure has changed. */
  boolean update(Candle candle) {
    applied = false;
    if (aggregator == null) {
      apply(candle);
    } else {
      aggregator.add(candle, whole);
    }
    return applied;
  }

  private void take(Aggregate aggregate) {
    if (aggregate.complete()) {
      apply(aggregate.candle());
    } else {
      incomplete++;
    }
  }

  private void apply(Candle candle) {
    applied = true;
    atr.update(candle.high(), candle.low(), candle.close());
    volume.update(candle);
    structure.update(
        candle.openNanos(), candle.open(), candle.high(), candle.low(), candle.close(),
        volume.value(), atr.value());
  }

  Timeframe timeframe() {
    return structure.timeframe();
  }

  MarketStructure structure() {
    return structure;
  }

  long incomplete() {
    return incomplete;
  }

  void save(StateWriter out) throws IOException {
    structure.save(out.output());
    out.flag(aggregator != null);
    if (aggregator != null) {
      aggregator.save(out.output());
    }
    atr.save(out.output());
    volume.save(out.output());
    out.number(incomplete);
  }

  static TimeframeFrame restore(StateReader in, Instrument instrument) throws IOException {
    MarketStructure structure = MarketStructure.restore(in.input(), instrument);
    CandleAggregator aggregator = in.flag() ? CandleAggregator.restore(in.input()) : null;
    TimeframeFrame frame = new TimeframeFrame(structure, aggregator);
    frame.atr.restore(in.input());
    frame.volume.restore(in.input());
    frame.incomplete = in.number();
    return frame;
  }
}
