// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.scanner.LiveScan;
import io.github.liqscape.examples.scanner.ReplayScan;
import io.github.liqscape.examples.scanner.Scan;
import io.github.liqscape.examples.scanner.ScanConfig;
import io.github.liqscape.examples.scanner.ScanJson;
import io.github.liqscape.examples.scanner.ScanServer;
import io.github.liqscape.examples.scanner.ScanSnapshot;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape scan}: many instruments at once, ranked. */
@Command(
    name = "scan",
    description = {
      "Watches many instruments at several timeframes on a few threads and ranks what deserves"
          + " attention: on a page of this machine, and as data. Ended or killed, it goes on where"
          + " it was last saved.",
      "Nothing here places an order, and nothing is reachable from elsewhere."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class ScanCommand implements Callable<Integer> {

  private static final int ROWS = 15;
  private static final int MOST_THREADS = 64;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ScanSources sources;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ScanLive live;

  @Option(
      names = "--timeframes",
      paramLabel = "LIST",
      defaultValue = "5m,15m,1h",
      split = ",",
      description = "Timeframes of the decisions, ascending (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private List<String> timeframes;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Threads that run the instruments, 1-64 (default ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--queue",
      defaultValue = "32768",
      description = "Events of an instrument that may wait (default ${DEFAULT-VALUE}).")
  private int queue;

  @Option(
      names = "--save-every",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationWords.class,
      description = "Time between two saves of an instrument (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Duration saveEvery;

  @Option(
      names = "--least",
      paramLabel = "TIER",
      defaultValue = "ACTIONABLE_SETUP",
      description =
          "Lowest tier that is alerted: WATCHLIST, ACTIVE_RISK, ACTIONABLE_SETUP,"
              + " AUTOMATION_CANDIDATE (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private AlertTier least;

  @Option(
      names = "--speed",
      defaultValue = "60",
      description =
          "How many times as fast as real time a replay goes behind its past, > 0, or max (default"
              + " ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String speed;

  @Option(
      names = "--port",
      defaultValue = "8730",
      description = "Port on this machine, 0 for a free one (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "target/liqscape/scan",
      description =
          "For saves, outbox and inbox; what is there is continued (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path state;

  @Option(
      names = "--refresh",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationWords.class,
      description = "Time between two lines on the console (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Duration refresh;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationWords.class,
      description = "How long it goes on (default: until ended).")
  private @Nullable Duration time;

  @Option(names = "--json", description = "Print the last snapshot as JSON, health included.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SourceOptions.within("--port", port, 0, 65_535);
    SourceOptions.within("--threads", threads, 1, MOST_THREADS);
    double pace = pace(speed);
    ScanConfig config =
        ScanConfig.DEFAULT
            .withTimeframes(timeframes.stream().map(Timeframe::ofCode).toList())
            .withThreads(threads)
            .withQueue(queue)
            .withSaveSeconds(Math.clamp(saveEvery.toSeconds(), 1, 86_400))
            .withLeast(least);
    if (live.given()) {
      if (sources.given()) {
        throw new IllegalArgumentException(
            "--live goes without --synthetic, --set and --recording");
      }
      return follow(config);
    }
    return replay(config, pace);
  }

  private int follow(ScanConfig config) throws IOException, InterruptedException {
    AdapterContext context = AdapterContext.standard();
    Scheduler clock = context.scheduler();
    try (Running running = Running.start(clock, time);
        ExchangeAdapter adapter = live.open(context);
        LiveScan scan = live.start(adapter, config, state, clock, running);
        ScanServer server = ScanServer.start(scan, port)) {
      ScanDisplay display = display(server, scan.snapshot().title());
      while (running.goesOn() && !scan.ended()) {
        display.show(clock.nanos());
        running.pause(ScanDisplay.LOOK);
      }
      return last(scan) && !scan.ended() ? 0 : CommandErrors.NO;
    }
  }

  /** Far beyond what any machine can: nothing is waited for. */
  private static double pace(String word) {
    if (word.equals("max")) {
      return 1e12;
    }
    double number = word.matches("\\d{1,9}(\\.\\d{1,6})?") ? Double.parseDouble(word) : 0;
    if (!(number > 0)) {
      throw new IllegalArgumentException("--speed must be > 0 or max, was '" + word + "'");
    }
    return number;
  }

  private int replay(ScanConfig config, double faster) throws IOException, InterruptedException {
    Scheduler clock = Scheduler.system();
    var markets = sources.markets();
    try (Running running = Running.start(clock, time);
        ReplayScan scan =
            ReplayScan.open(
                new ReplayScan.Terms(sources.title(), markets, config, state, List.of()));
        ScanServer server = ScanServer.start(scan, port)) {
      ScanDisplay display = display(server, sources.title());
      ScanPace pace = new ScanPace(scan, markets, faster, config.saveSeconds());
      boolean more = true;
      while (running.goesOn() && more) {
        display.show(clock.nanos());
        more = pace.step(clock.nanos());
        if (more && pace.ahead(clock.nanos())) {
          running.pause(ScanDisplay.LOOK);
        }
      }
      return last(scan) ? 0 : CommandErrors.NO;
    }
  }

  private ScanDisplay display(ScanServer server, String title) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.println(title);
    out.println("open " + server.uri() + "  (Ctrl-C ends it)");
    out.flush();
    return new ScanDisplay(server, out, refresh);
  }

  /** Tells how it ended; false if nothing was seen. */
  private boolean last(Scan scan) {
    ScanSnapshot snapshot = scan.snapshot();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ScanJson.scan(snapshot));
    } else {
      ScanWords.table(out, snapshot, ROWS);
    }
    out.flush();
    return snapshot.events() > 0;
  }
}
