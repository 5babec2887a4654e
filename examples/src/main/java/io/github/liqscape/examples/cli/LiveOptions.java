// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a map that follows a venue. */
final class LiveOptions {

  private static final Duration LONGEST_HISTORY = Duration.ofDays(29);

  @Option(
      names = "--live",
      arity = "2",
      paramLabel = "VENUE SYMBOL",
      hideParamSyntax = true,
      description = "Follow this contract: binance BTCUSDT.")
  private @Nullable List<String> live;

  @Option(
      names = "--refresh",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationWords.class,
      description = "Time between two pictures of --live (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Duration refresh;

  @Option(
      names = "--history",
      paramLabel = "DURATION",
      defaultValue = "7d",
      converter = DurationWords.class,
      description = "History that --live begins with, at most 29d (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Duration history;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationWords.class,
      description = "How long --live goes on (default: until ended).")
  private @Nullable Duration time;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private VenueOptions venue;

  boolean given() {
    return live != null;
  }

  /** Refuses what only makes sense with --live. */
  void refuseAlone() {
    if (time != null) {
      throw new IllegalArgumentException("--for goes with --live");
    }
  }

  int run(CommandLine command, Path folder) throws IOException, InterruptedException {
    if (live == null || live.size() != 2) {
      throw new IllegalArgumentException("--live wants a venue and a symbol, once");
    }
    if (history.compareTo(LONGEST_HISTORY) > 0) {
      throw new IllegalArgumentException(
          "--history must be at most 29d, was " + history.toDays() + "d");
    }
    AdapterContext context = AdapterContext.standard();
    try (ExchangeAdapter adapter = venue.open(live.getFirst(), context);
        Running running = Running.start(context.scheduler(), time)) {
      LivePicture picture =
          LivePicture.open(
              adapter, live.getLast(), context.scheduler(), history, new MapFiles(folder), command);
      return picture.follow(running, refresh);
    }
  }
}
