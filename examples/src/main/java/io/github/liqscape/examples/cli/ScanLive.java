// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.scanner.LiveScan;
import io.github.liqscape.examples.scanner.ScanConfig;
import io.github.liqscape.examples.scanner.ScanMarket;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a scan that follows a venue. */
final class ScanLive {

  private static final Duration LONGEST_HISTORY = Duration.ofDays(29);
  private static final int MOST = 1_000;

  @Option(names = "--live", paramLabel = "VENUE", description = "Follow this venue: binance.")
  private @Nullable String venueId;

  @Option(
      names = "--symbols",
      paramLabel = "SYMBOL",
      split = ",",
      description = "Contracts of --live: BTCUSDT,ETHUSDT.")
  private @Nullable List<String> symbols;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "120",
      description =
          "Without --symbols: so many, those that traded most on the last whole day, 1-1000"
              + " (default ${DEFAULT-VALUE}).")
  private int top;

  @Option(
      names = "--history",
      paramLabel = "DURATION",
      defaultValue = "3d",
      converter = DurationWords.class,
      description = "History that a contract begins with, at most 29d (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Duration history;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private VenueOptions venue;

  boolean given() {
    return venueId != null;
  }

  ExchangeAdapter open(AdapterContext context) {
    if (history.compareTo(LONGEST_HISTORY) > 0) {
      throw new IllegalArgumentException(
          "--history must be at most 29d, was " + history.toDays() + "d");
    }
    SourceOptions.within("--top", top, 1, MOST);
    return venue.open(String.valueOf(venueId), context);
  }

  LiveScan start(
      ExchangeAdapter adapter, ScanConfig config, Path folder, Scheduler clock, Running running)
      throws IOException {
    List<Instrument> instruments = instruments(adapter, clock, running);
    Set<StreamKind> kinds = LiveKinds.offered(adapter, Subscription.MAP_KINDS);
    List<String> lacks =
        Subscription.MAP_KINDS.stream()
            .filter(k -> !kinds.contains(k))
            .sorted()
            .map(k -> "the market has no live " + k)
            .toList();
    List<ScanMarket> markets =
        instruments.stream().map(i -> market(adapter, i, kinds, lacks)).toList();
    return LiveScan.open(
        new LiveScan.Terms(
            markets.size() + " contracts of " + adapter.venue() + " " + adapter.market() + ", live",
            adapter, markets, kinds, config, history, folder, List.of(), clock));
  }

  private List<Instrument> instruments(
      ExchangeAdapter adapter, Scheduler clock, Running running) {
    if (symbols != null) {
      return symbols.stream()
          .distinct()
          .map(symbol -> adapter.instrument(symbol).orThrow().instrument())
          .toList();
    }
    List<Instrument> most = TopContracts.of(adapter, top, clock.nanos(), running);
    if (most.isEmpty()) {
      throw new IllegalArgumentException("no perpetual contract trades here");
    }
    return most;
  }

  private static ScanMarket market(
      ExchangeAdapter adapter, Instrument instrument, Set<StreamKind> kinds,
      List<String> lacks) {
    Optional<MarginTiers> told =
        switch (adapter.marginTiers(instrument)) {
          case Answer.Value<Optional<MarginTiers>> v -> v.value();
          case Answer.Failed<Optional<MarginTiers>> f -> Optional.empty();
        };
    if (told.isEmpty() && instrument.contractType() != ContractType.LINEAR) {
      throw new IllegalArgumentException(
          "no margin tiers are known for " + instrument + "; give a file with --tiers");
    }
    MarginTiers tiers = told.orElseGet(() -> StandInTiers.of(instrument));
    List<String> notes = new ArrayList<>(lacks);
    notes.add("margin tiers as of " + tiers.asOf() + ": " + tiers.source());
    return new ScanMarket(instrument, tiers, Timeframe.M1, kinds, notes);
  }
}
