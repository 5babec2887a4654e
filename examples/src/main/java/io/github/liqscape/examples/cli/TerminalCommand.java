// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.terminal.Terminal;
import io.github.liqscape.examples.terminal.TerminalEvents;
import io.github.liqscape.examples.terminal.TerminalMarket;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape terminal}: the five layers on a page. */
@Command(
    name = "terminal",
    description = {
      "Starts a web page on this machine that shows a market through all five layers: heatmap,"
          + " structure, setup, alerts, paper trades with their review. The market is replayed, at a"
          + " speed that the page sets, or is that of a venue as it happens (--live).",
      SourceOptions.WHERE_FROM,
      "Nothing here places an order, and nothing is reachable from elsewhere."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class TerminalCommand implements Callable<Integer> {

  private static final Duration LOOK = Duration.ofMillis(250);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private SourceOptions sources;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TerminalLive live;

  @Option(
      names = "--port",
      defaultValue = "8720",
      description = "Port on this machine, 0 for a free one (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--lead",
      paramLabel = "DURATION",
      converter = DurationWords.class,
      description =
          "How long before its end the replay begins to keep to the speed (default: a fifth of the"
              + " picture).")
  private @Nullable Duration lead;

  @Option(
      names = "--speed",
      description =
          "How many times as fast as real time, 0 stands still (default: one candle a second).")
  private @Nullable Double speed;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "target/liqscape/terminal",
      description = "For inbox, outbox and paper journal; made anew (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path state;

  @Option(
      names = "--push",
      paramLabel = "ADDRESS",
      defaultValue = "",
      description =
          "With --live: alerts also as notifications of browsers that switch them on. Push services may"
              + " write to this address about the sender: mailto:me@example.com.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String push;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationWords.class,
      description = "How long the page stays (default: until ended).")
  private @Nullable Duration time;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SourceOptions.within("--port", port, 0, 65_535);
    PrintWriter err = spec.commandLine().getErr();
    if (!live.given()) {
      if (!push.isEmpty()) {
        throw new IllegalArgumentException("--push goes with --live: a replay is of the past");
      }
      TerminalMarket market = market(sources.market(err));
      try (Running running = Running.start(Scheduler.system(), time)) {
        return show(market, running);
      }
    }
    sources.refuseBeside("--live");
    if (lead != null || speed != null) {
      throw new IllegalArgumentException("--live goes without --lead and --speed");
    }
    AdapterContext context = AdapterContext.standard();
    try (ExchangeAdapter adapter = live.open(context);
        Running running = Running.start(context.scheduler(), time)) {
      return show(live.market(adapter, context, running, err), running);
    }
  }

  private int show(TerminalMarket market, Running running)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    new MadeFolder(state).empty();
    double pace =
        speed == null ? (double) market.timeframe().nanos() / Duration.ofSeconds(1).toNanos() : speed;
    try (Terminal terminal = Terminal.start(market, state, pace, port, push)) {
      out.println(market.title());
      out.println("open " + terminal.uri() + "  (Ctrl-C ends it)");
      out.flush();
      while (running.goesOn()) {
        running.pause(LOOK);
      }
    }
    return 0;
  }

  private TerminalMarket market(MarketSource source) {
    Timeframe bar = SetupRun.timeframe(source);
    Duration before = lead == null ? source.chart().dividedBy(5) : lead;
    long end = MarketSource.nanos(source.until());
    long from = MarketSource.nanos(source.from());
    if (before.isNegative()) {
      throw new IllegalArgumentException("--lead must not be negative, was " + before);
    }
    return new TerminalMarket(
        source.title(), source.instrument(), source.tiers(), bar,
        () -> TerminalEvents.of(source.events().get()), from,
        Math.clamp(end - before.toNanos(), from, end), end, source.notes());
  }
}
