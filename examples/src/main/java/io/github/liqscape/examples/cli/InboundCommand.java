// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.routing.inbound.InboundCounts;
import io.github.liqscape.routing.inbound.InboundDesk;
import io.github.liqscape.routing.inbound.InboundDeskBuilder;
import io.github.liqscape.routing.inbound.InboundServer;
import io.github.liqscape.routing.inbound.InboundSource;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.spi.Scheduler;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape inbound}: takes alerts of charts and shows each one accepted. */
@Command(
    name = "inbound",
    description = {
      "Listens on this machine for alerts of charts (TradingView's webhooks, say) and shows each"
          + " accepted signal. A signal is evidence, never an order.",
      "A body is JSON such as {\"secret\":\"…\",\"symbol\":\"BINANCE:BTCUSDT.P\",\"action\":\"BUY\","
          + "\"price\":60000,\"timeframe\":\"15\",\"id\":\"…\"}.",
      "TradingView sends to the ports 80 and 443 only: put a proxy with TLS before it.",
      "Goes on until --for is over, --count signals came or the program is ended (Ctrl-C)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class InboundCommand implements Callable<Integer> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(names = "--port", required = true, description = "0-65535; 0 takes a free one.")
  private int port;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "NAME:/PATH",
      description = "A sender and its path, such as tv:/tv; several may be given.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--secret",
      paramLabel = "NAME=PLACE",
      description =
          "Where a source's secret is: env:VARIABLE or file:PATH (default env:"
              + InboundSources.USUAL + ").")
  private List<String> secrets = new ArrayList<>();

  @Option(names = "--in-path", description = "The secret ends the path instead of being in the body.")
  private boolean inPath;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      defaultValue = "target/liqscape/inbound",
      description = "Where accepted alerts are written before the answer (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path journal;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationWords.class,
      description = "How long, such as 30s or 2h (default: until ended).")
  private @Nullable Duration time;

  @Option(names = "--count", defaultValue = "0", description = "End after so many signals; 0: never.")
  private int count;

  @Option(names = "--json", description = "Print JSON, one signal a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SourceOptions.within("--port", port, 0, 65_535);
    SourceOptions.within("--count", count, 0, 1_000_000);
    List<InboundSource> senders =
        InboundSources.of(sources, secrets, inPath, System::getenv);
    InboundDeskBuilder desk = InboundDesk.at(journal).symbols(new ChartSymbols());
    senders.forEach(desk::source);
    AtomicInteger shown = new AtomicInteger();
    PrintWriter console = spec.commandLine().getOut();
    try (InboundDesk open = desk.open(signal -> show(console, signal, shown));
        Running running = Running.start(Scheduler.system(), time)) {
      try (InboundServer server = InboundServer.start(open, port)) {
        listening(server, senders);
        while (running.goesOn() && (count == 0 || shown.get() < count)) {
          running.pause(LOOK_EVERY);
        }
      }
      told(open.counts());
    }
    return 0;
  }

  private void listening(InboundServer server, List<InboundSource> senders) {
    PrintWriter err = spec.commandLine().getErr();
    String host = "http://127.0.0.1:" + server.address().getPort();
    for (InboundSource sender : senders) {
      err.println(
          "listening for " + sender.name() + " on " + host + sender.path()
              + (inPath ? "/<secret>" : ""));
    }
    err.flush();
  }

  private void show(PrintWriter console, ChartSignal signal, AtomicInteger shown) {
    console.println(json ? json(signal) : words(signal));
    console.flush();
    shown.incrementAndGet();
  }

  private static String words(ChartSignal s) {
    return MarketSource.instant(s.eventNanos()) + "  " + s.source() + ": " + s.action() + " "
        + s.instrument() + s.timeframe().map(t -> " " + t.code()).orElse("") + " at "
        + String.format(Locale.ROOT, "%s", s.price())
        + (Double.isNaN(s.confidence()) ? "" : ", its own confidence " + s.confidence());
  }

  private static String json(ChartSignal s) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("time", MarketSource.instant(s.eventNanos()).toString());
    node.put("source", s.source()).put("action", s.action().name());
    node.put("instrument", s.instrument().toString());
    s.timeframe().ifPresent(t -> node.put("timeframe", t.code()));
    MapReport.number(node, "price", s.price());
    MapReport.number(node, "confidence", s.confidence());
    return node.toString();
  }

  private void told(InboundCounts counts) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        counts.handed() + " signals; answers: " + new TreeMap<>(counts.replies()));
    err.flush();
  }
}
