// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.feed.FeedSession;
import io.github.liqscape.feed.LiveFeeds;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.recording.RecordedTiers;
import io.github.liqscape.recording.RecordingSummary;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of {@code record} as a market: its frames are decoded each time the events are asked for. */
final class RecordingSource {

  private static final Duration CHART = Duration.ofDays(2);
  private static final Duration COLUMN = Duration.ofMinutes(1);

  private RecordingSource() {}

  /**
   * The market of a recording.
   *
   * @param symbol the contract; null for the first that was recorded
   */
  static MarketSource of(Path folder, @Nullable String symbol) {
    FrameRecording recording = FrameRecording.of(folder);
    try {
      FeedSession session = LiveFeeds.session(recording);
      Instrument instrument = instrument(session, symbol);
      MarginTiers tiers =
          RecordedTiers.of(recording, instrument).orElseGet(() -> StandInTiers.of(instrument));
      EventTally tally = new EventTally();
      RecordingSummary summary;
      try (ExchangeAdapter adapter = open(session)) {
        summary =
            adapter.replay(
                recording,
                event -> {
                  if (event.instrument().equals(instrument)) {
                    tally.add(event);
                  }
                });
      }
      if (tally.events() == 0) {
        throw new IllegalArgumentException(
            folder + " has no event of " + instrument + ", there is nothing to show");
      }
      return source(recording, session, instrument, tiers, tally, summary);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + folder + ": " + e.getMessage(), e);
    }
  }

  private static MarketSource source(
      FrameRecording recording, FeedSession session, Instrument instrument, MarginTiers tiers,
      EventTally tally, RecordingSummary summary) {
    List<String> notes = new ArrayList<>();
    notes.add("nothing from before the recording: positions opened earlier are not placed");
    notes.add("margin tiers as of " + tiers.asOf() + ": " + tiers.source());
    if (summary.lost() > 0) {
      notes.add(summary.lost() + " inputs were LOST by the recorder: this is not all that was seen");
    }
    if (summary.torn()) {
      notes.add("the recording ends in the middle of a block");
    }
    Instant from = MarketSource.instant(tally.firstNanos());
    Instant end = MarketSource.instant(Math.max(tally.lastNanos(), tally.firstNanos() + 1));
    Duration length = Duration.between(from, end);
    return new MarketSource(
        instrument + " " + session.market() + ", as recorded", instrument, tiers,
        () -> events(recording, session, instrument), from, end, end,
        length.compareTo(CHART) < 0 ? length : CHART, COLUMN, notes);
  }

  private static ExchangeAdapter open(FeedSession session) {
    return ExchangeAdapters.installed()
        .open(session.venue(), AdapterConfig.of(session.market()), AdapterContext.standard());
  }

  private static Stream<MarketEvent> events(
      FrameRecording recording, FeedSession session, Instrument instrument) {
    return PulledEvents.stream(
        to -> {
          try (ExchangeAdapter adapter = open(session)) {
            adapter.replay(
                recording,
                event -> {
                  if (event.instrument().equals(instrument)) {
                    to.accept(event);
                  }
                });
          }
        });
  }

  private static Instrument instrument(FeedSession session, @Nullable String symbol) {
    List<Instrument> recorded = session.subscription().instruments();
    if (symbol == null) {
      return recorded.getFirst();
    }
    return recorded.stream()
        .filter(i -> i.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--symbol must be one of " + recorded + ", was " + symbol));
  }
}
