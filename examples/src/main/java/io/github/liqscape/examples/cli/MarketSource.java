package io.github.liqscape.examples.cli;

import io.github.liqscape.heatmap.HeatmapHistoryBuilder;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.MarketEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A market to draw a map of: where its events come from and what a reader must know about them.
 *
 * @param title one line for people
 * @param instrument what is traded
 * @param tiers its margin tiers, or those that stand in for them
 * @param events opens the stream of events; the caller closes it
 * @param from first event time, for progress
 * @param until the map is drawn as of this instant
 * @param chartFrom where the picture begins
 * @param history shape of the time × price history
 * @param notes honest remarks: what is missing, assumed or of another market
 */
record MarketSource(
    String title,
    Instrument instrument,
    MarginTiers tiers,
    Supplier<Stream<MarketEvent>> events,
    Instant from,
    Instant until,
    Instant chartFrom,
    HeatmapHistoryBuilder history,
    List<String> notes) {

  MarketSource {
    Objects.requireNonNull(instrument, "instrument");
    notes = List.copyOf(notes);
  }
}
