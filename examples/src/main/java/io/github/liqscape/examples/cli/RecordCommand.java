// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.recording.RecordedTiers;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.Subscription;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liqscape record}: writes down everything that a live feed receives. */
@Command(
    name = "record",
    description = {
      "Records a live feed into a folder, which `replay` runs again event for event.",
      "Goes on until --for is over or the program is ended (Ctrl-C), which loses nothing. A folder"
          + " may be recorded into again: the new part stands behind the old one.",
      "Exit code 1 if anything was lost or the feed failed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class RecordCommand implements Callable<Integer> {

  private static final Duration SAY_EVERY = Duration.ofSeconds(2);
  private static final Duration WAIT = Duration.ofMillis(250);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private VenueOptions options;

  @Parameters(index = "0", paramLabel = "VENUE", description = "Id of the venue: binance, bybit.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String venue;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "SYMBOL", description = "Contracts.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private List<String> symbols;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path out;

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description =
          "Of " + LiveKinds.WORDS + " (default: all that a map wants and the market offers).")
  private @Nullable List<String> kinds;

  @Option(names = "--books", description = "Order books and best prices too: much more data.")
  private boolean books;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationWords.class,
      description = "How long, such as 30s, 10m, 2h, 7d (default: until ended).")
  private @Nullable Duration time;

  @Override
  public Integer call() throws IOException, InterruptedException {
    AdapterContext context = AdapterContext.standard();
    try (ExchangeAdapter adapter = options.open(venue, context)) {
      List<Instrument> instruments = new ArrayList<>();
      for (String symbol : symbols) {
        instruments.add(adapter.instrument(symbol).orThrow().instrument());
      }
      Subscription wanted =
          Subscription.builder().instruments(instruments).kinds(wantedKinds(adapter)).build();
      try (Running running = Running.start(context.scheduler(), time)) {
        return record(adapter, wanted, running, context);
      }
    }
  }

  private Set<StreamKind> wantedKinds(ExchangeAdapter adapter) {
    Set<StreamKind> wanted = EnumSet.noneOf(StreamKind.class);
    wanted.addAll(
        kinds == null
            ? LiveKinds.offered(adapter, Subscription.MAP_KINDS)
            : LiveKinds.of(kinds));
    if (books) {
      wanted.addAll(
          LiveKinds.offered(adapter, EnumSet.of(StreamKind.TOP_OF_BOOK, StreamKind.BOOK)));
    }
    return wanted;
  }

  private int record(
      ExchangeAdapter adapter, Subscription wanted, Running running, AdapterContext context)
      throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    @Nullable RecordingReport report = null;
    EventTally tally = new EventTally();
    try (FrameRecorder recorder = FrameRecorder.into(out).start()) {
      recordTiers(adapter, wanted.instruments(), recorder, context.scheduler());
      LiveFeed feed = adapter.subscribe(wanted, recorder);
      report = new RecordingReport(out, recorder, feed);
      err.println("recording " + wanted.instruments() + " " + wanted.kinds() + " into " + out);
      err.flush();
      try {
        listen(feed, tally, report, running, context.scheduler());
      } finally {
        feed.close();
      }
      for (MarketEvent left = feed.poll(Duration.ZERO);
          left != null;
          left = feed.poll(Duration.ZERO)) {
        tally.add(left);
      }
    } catch (JournalException e) {
      if (report == null) {
        throw e;
      }
      // The report tells it.
    }
    PrintWriter console = spec.commandLine().getOut();
    tally.print(console);
    console.println(report.counts());
    console.println("recorded into " + out);
    console.flush();
    List<String> wrong = report.wrong();
    wrong.forEach(sentence -> err.println("liqscape: " + sentence));
    err.flush();
    return wrong.isEmpty() ? 0 : CommandErrors.NO;
  }

  /** For `replay --map`, which has no network to ask for them. */
  private void recordTiers(
      ExchangeAdapter adapter,
      List<Instrument> instruments,
      FrameRecorder recorder,
      Scheduler clock) {
    PrintWriter err = spec.commandLine().getErr();
    for (Instrument instrument : instruments) {
      switch (adapter.marginTiers(instrument)) {
        case Answer.Value<Optional<MarginTiers>> v when v.value().isPresent() ->
            RecordedTiers.record(recorder, clock.nanos(), instrument, v.value().get());
        case Answer.Value<Optional<MarginTiers>> v ->
            err.println("liqscape: no margin tiers of " + instrument + " are known or recorded");
        case Answer.Failed<Optional<MarginTiers>> f ->
            err.println(
                "liqscape: no margin tiers of " + instrument + " are recorded: " + f.failure());
      }
    }
  }

  private void listen(
      LiveFeed feed, EventTally tally, RecordingReport report, Running running, Scheduler clock)
      throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Pace pace = new Pace(SAY_EVERY, clock.nanos());
    while (running.goesOn() && !feed.ended() && report.recording()) {
      MarketEvent event = feed.poll(WAIT);
      if (event != null) {
        tally.add(event);
      }
      if (pace.due(clock.nanos())) {
        err.println("record: " + report.counts() + "; " + report.connections());
        err.flush();
      }
    }
  }
}
