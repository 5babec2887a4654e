// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.MarketEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A map that is fed event by event, and what its picture needs beside it.
 *
 * <p>Threading: single writer, who also draws: the history goes on changing.
 */
final class ChartedMap {

  private final LiquidationMap map;
  private final ChartRecorder chart;
  private long first = Long.MAX_VALUE;

  /**
   * A map to feed.
   *
   * @param map still empty
   * @param tiers its margin tiers
   * @param chartFromNanos event time at which the picture begins
   */
  ChartedMap(LiquidationMap map, MarginTiers tiers, long chartFromNanos) {
    this.map = map;
    this.chart = new ChartRecorder(chartFromNanos, tiers);
  }

  void apply(MarketEvent event) {
    if (map.apply(event) == LiquidationMap.Outcome.APPLIED) {
      chart.apply(event);
      first = Math.min(first, event.eventNanos());
    }
  }

  /** Event time of the first event; meaningless while there is none. */
  long firstNanos() {
    return first;
  }

  /** How many events had which outcome. */
  Map<LiquidationMap.Outcome, Long> outcomes() {
    Map<LiquidationMap.Outcome, Long> outcomes = new EnumMap<>(LiquidationMap.Outcome.class);
    for (LiquidationMap.Outcome o : LiquidationMap.Outcome.values()) {
      outcomes.put(o, map.count(o));
    }
    return outcomes;
  }

  /** The map as of the newest event; empty before the first price. */
  Optional<MapRun> run() {
    return map.history()
        .filter(h -> h.columns() > 0)
        .map(h -> new MapRun(map.profile(), h, chart.candles(), chart.prints(), outcomes()));
  }
}
