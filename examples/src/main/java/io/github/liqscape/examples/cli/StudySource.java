// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.setup.study.StudyMarket;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Events of one market of a study, in memory; its profiles come from our map over the same events.
 *
 * @param name for the report
 * @param instrument the contract, or spot taken for one
 * @param signal timeframe of the signal bars
 * @param candles the candles, not empty
 * @param beside funding rates, open interest: rising in time each
 */
record StudySource(
    String name,
    Instrument instrument,
    Timeframe signal,
    List<CandleEvent> candles,
    List<List<? extends MarketEvent>> beside) {

  /** Where the candles begin and end, for the line of progress. */
  Progress progress(PrintWriter err) {
    return new Progress(
        err, "study of " + name, candles.getFirst().eventNanos(), candles.getLast().eventNanos());
  }

  StudyMarket market() {
    Candle first = candles.getFirst().candle();
    MarginTiers tiers = StandInTiers.of(instrument);
    return new StudyMarket(
        name, instrument, first.timeframe(), signal, Optional.of(tiers), this::events,
        () -> new MapFeed(LiquidationMap.of(instrument, tiers)));
  }

  private Stream<MarketEvent> events() {
    List<Stream<? extends MarketEvent>> streams = new ArrayList<>();
    streams.add(candles.stream());
    beside.forEach(events -> streams.add(events.stream()));
    return EventTape.merge(streams);
  }
}
