// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.HeatmapHistory;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.recording.RecordedTiers;
import io.github.liqscape.spi.ExchangeAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The map of a recorded feed.
 *
 * @param caption what stands around it
 * @param run the map
 */
record ReplayedMap(Caption caption, MapRun run) {

  private static final Duration CHART = Duration.ofDays(2);
  private static final int COLUMNS = 2_880;

  /**
   * Replays a second time, now that it is known from when to when the events reach.
   *
   * @param tally of the first time
   */
  static ReplayedMap of(
      ExchangeAdapter adapter, FrameRecording recording, Instrument instrument, EventTally tally)
      throws IOException {
    if (tally.events() == 0) {
      throw new IllegalArgumentException("no map can be drawn: the recording has no events");
    }
    MarginTiers tiers =
        RecordedTiers.of(recording, instrument).orElseGet(() -> StandInTiers.of(instrument));
    long from = Math.max(tally.firstNanos(), tally.lastNanos() - CHART.toNanos());
    ChartedMap map =
        new ChartedMap(
            LiquidationMap.builder(instrument)
                .tiers(tiers)
                .history(HeatmapHistory.builder().period(Duration.ofMinutes(1)).capacity(COLUMNS))
                .historyFrom(from)
                .build(),
            tiers,
            from);
    adapter.replay(
        recording,
        event -> {
          if (event.instrument().equals(instrument)) {
            map.apply(event);
          }
        });
    MapRun run =
        map.run()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no map can be drawn: no price of " + instrument + " was recorded"));
    long until = Math.max(run.profile().asOfNanos(), from + 1);
    Caption caption =
        new Caption(
            instrument + " " + adapter.market() + ", as recorded until "
                + MarketSource.instant(until),
            List.of(
                "nothing from before the recording: positions opened earlier are not placed",
                "margin tiers as of " + tiers.asOf() + ": " + tiers.source()),
            MarketSource.instant(from),
            MarketSource.instant(until));
    return new ReplayedMap(caption, run);
  }
}
