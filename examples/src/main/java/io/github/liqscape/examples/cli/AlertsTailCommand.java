// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.RoutingHistory;
import io.github.liqscape.spi.Scheduler;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape alerts tail}: the newest facts of a router, and those that follow. */
@Command(
    name = "tail",
    description = {
      "Prints the newest facts of a router: decisions with the reason for every target, attempts,"
          + " ends, silences. With --follow it goes on."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class AlertsTailCommand implements Callable<Integer> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final int MOST = 100_000;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private OutboxOption outbox;

  @Option(
      names = "--last",
      defaultValue = "20",
      description = "How many facts to begin with, 0-100000 (default ${DEFAULT-VALUE}).")
  private int last;

  @Option(names = "--follow", description = "Go on with what the router adds, until ended.")
  private boolean follow;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationWords.class,
      description = "How long --follow goes on, such as 30s or 2h.")
  private @Nullable Duration time;

  @Option(names = "--json", description = "Print JSON, one fact a line.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    SourceOptions.within("--last", last, 0, MOST);
    if (time != null && !follow) {
      throw new IllegalArgumentException("--for goes with --follow");
    }
    Path folder = outbox.existing();
    PrintWriter console = spec.commandLine().getOut();
    Deque<RoutingEvent> newest = new ArrayDeque<>();
    long seen =
        RoutingHistory.read(
            folder,
            0,
            event -> {
              newest.addLast(event);
              if (newest.size() > last) {
                newest.removeFirst();
              }
            });
    newest.forEach(event -> print(console, event));
    console.flush();
    if (follow) {
      try (Running running = Running.start(Scheduler.system(), time)) {
        while (running.goesOn()) {
          seen = RoutingHistory.read(folder, seen, event -> print(console, event));
          console.flush();
          running.pause(LOOK_EVERY);
        }
      }
    }
    return 0;
  }

  private void print(PrintWriter console, RoutingEvent event) {
    console.println(json ? FactReport.json(event).toString() : RoutingHistory.words(event));
  }
}
