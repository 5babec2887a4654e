// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.heatmap.render.ForcedPrint;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.util.List;
import java.util.Map;

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
    ChartedMap charted =
        new ChartedMap(map, source.tiers(), MarketSource.nanos(source.chartFrom()));
    source.walk(progress, charted::apply);
    return charted
        .run()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    source.title() + ": no map can be drawn as of " + source.until()
                        + ", no event with a price was accepted before (" + charted.outcomes()
                        + ")"));
  }
}
