package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.render.ForcedPrint;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Feeds a market to a map and keeps what a picture needs beside it.
 *
 * @param profile the map as of the end
 * @param history its time × price history, not empty
 * @param candles candles of the picture's stretch, oldest first; may be empty
 * @param prints forced orders of that stretch, located
 * @param outcomes how many events had which outcome
 */
record MapRun(
    LiquidationProfile profile,
    HeatmapHistory history,
    List<Candle> candles,
    List<ForcedPrint> prints,
    Map<LiquidationMap.Outcome, Long> outcomes) {

  static MapRun of(MarketSource source, Progress progress) {
    LiquidationMap map =
        LiquidationMap.builder(source.instrument())
            .tiers(source.tiers())
            .history(source.history())
            .build();
    ChartRecorder chart =
        new ChartRecorder(MarketSource.nanos(source.chartFrom()), source.tiers());
    long until = MarketSource.nanos(source.until());
    try (Stream<MarketEvent> events = source.events().get()) {
      for (Iterator<MarketEvent> all = events.iterator(); all.hasNext(); ) {
        MarketEvent event = all.next();
        if (event.eventNanos() > until) {
          break;
        }
        if (map.apply(event) == LiquidationMap.Outcome.APPLIED) {
          chart.apply(event);
        }
        progress.at(event.eventNanos());
      }
    }
    Map<LiquidationMap.Outcome, Long> outcomes = new EnumMap<>(LiquidationMap.Outcome.class);
    for (LiquidationMap.Outcome o : LiquidationMap.Outcome.values()) {
      outcomes.put(o, map.count(o));
    }
    HeatmapHistory history =
        map.history()
            .filter(h -> h.columns() > 0)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        source.title() + ": no map can be drawn as of " + source.until()
                            + ", no event with a price was accepted before (" + outcomes + ")"));
    return new MapRun(map.profile(), history, chart.candles(), chart.prints(), outcomes);
  }
}
