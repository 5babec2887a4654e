// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.scanner.ReplayMarket;
import io.github.liqscape.examples.scanner.ScanMarket;
import io.github.liqscape.examples.scanner.SyntheticMarkets;
import io.github.liqscape.feed.FeedSession;
import io.github.liqscape.feed.LiveFeeds;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the markets of a replayed scan come from. */
final class ScanSources {

  /** A recording is held in memory, some hundred bytes an event. */
  private static final int MOST_EVENTS = 5_000_000;

  @Option(names = "--synthetic", description = "Generated markets (the default).")
  private boolean synthetic;

  @Option(
      names = "--markets",
      defaultValue = "120",
      description = "How many generated markets, 1-5000 (default ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seed",
      defaultValue = "20251010",
      description = "Seed of the generated markets (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      split = ",",
      description =
          "Recorded sets of different contracts, such as liquidations-btc,liquidations-eth.")
  private @Nullable List<String> sets;

  @Option(names = "--recording", paramLabel = "DIR", description = "What `record` has recorded.")
  private @Nullable Path recording;

  @Option(
      names = "--warm",
      paramLabel = "DURATION",
      converter = DurationWords.class,
      description =
          "How much is read as the past, as fast as it can: of generated markets from their start"
              + " (default 18h); of recorded ones all but the last 6h, or but this.")
  private @Nullable Duration warm;

  private static final Duration GENERATED = Duration.ofHours(18);
  private static final Duration LEAD = Duration.ofHours(6);

  /** Whether any of it was given. */
  boolean given() {
    return synthetic || sets != null || recording != null;
  }

  /** One line for people. */
  String title() {
    if (recording != null) {
      return "the recording in " + recording;
    }
    return sets != null
        ? "recorded sets " + String.join(", ", sets)
        : count + " synthetic perpetuals, seed " + seed;
  }

  List<ReplayMarket> markets() throws IOException {
    if (Stream.of(synthetic, sets != null, recording != null).filter(given -> given).count() > 1) {
      throw new IllegalArgumentException("give one of --synthetic, --set and --recording");
    }
    if (recording != null) {
      return recorded(recording);
    }
    return sets == null
        ? SyntheticMarkets.of(
            seed, SourceOptions.within("--markets", count, 1, 5_000),
            warm == null ? GENERATED : warm)
        : sets.stream().map(name -> market(RecordedSet.named(name).source())).toList();
  }

  private ReplayMarket market(MarketSource source) {
    long from = MarketSource.nanos(source.from());
    long end = MarketSource.nanos(source.until());
    List<String> notes = new ArrayList<>(source.notes());
    notes.add(source.title());
    return new ReplayMarket(
        new ScanMarket(source.instrument(), source.tiers(), SetupRun.timeframe(source),
            // Whatever else is recorded comes by the hour, or for one of them.
            Set.of(StreamKind.CANDLE), notes),
        source.events(), from, Math.clamp(end - lead(), from, end), end);
  }

  private long lead() {
    return (warm == null ? LEAD : warm).toNanos();
  }

  private List<ReplayMarket> recorded(Path folder) throws IOException {
    FrameRecording frames = FrameRecording.of(folder);
    FeedSession session = LiveFeeds.session(frames);
    Map<Instrument, List<MarketEvent>> events = new LinkedHashMap<>();
    session.subscription().instruments().forEach(i -> events.put(i, new ArrayList<>()));
    int[] all = new int[1];
    try (ExchangeAdapter adapter =
        ExchangeAdapters.installed()
            .open(
                session.venue(), AdapterConfig.of(session.market()), AdapterContext.standard())) {
      adapter.replay(
          frames,
          event -> {
            if (++all[0] > MOST_EVENTS) {
              throw new IllegalArgumentException(
                  folder + " holds more than " + MOST_EVENTS + " events, more than a scan holds");
            }
            events.computeIfAbsent(event.instrument(), i -> new ArrayList<>()).add(event);
          });
    }
    List<ReplayMarket> markets = new ArrayList<>();
    events.forEach(
        (instrument, of) -> {
          if (!of.isEmpty()) {
            markets.add(
                recorded(instrument, List.copyOf(of), session.subscription().kinds()));
          }
        });
    if (markets.isEmpty()) {
      throw new IllegalArgumentException(folder + " holds no event");
    }
    return markets;
  }

  private ReplayMarket recorded(
      Instrument instrument, List<MarketEvent> events, Set<StreamKind> kinds) {
    long from = events.stream().mapToLong(MarketEvent::eventNanos).min().orElseThrow();
    long end = events.stream().mapToLong(MarketEvent::eventNanos).max().orElseThrow();
    MarginTiers tiers = StandInTiers.of(instrument);
    return new ReplayMarket(
        new ScanMarket(
            instrument, tiers, Timeframe.M1, kinds,
            List.of("margin tiers as of " + tiers.asOf() + ": " + tiers.source())),
        events::stream, from, warm == null ? from : Math.clamp(end - lead(), from, end), end);
  }
}
