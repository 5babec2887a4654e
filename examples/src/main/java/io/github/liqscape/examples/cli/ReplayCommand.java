// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.feed.FeedSession;
import io.github.liqscape.feed.LiveFeeds;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.recording.RecordingSummary;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liqscape replay}: runs a recorded feed again. */
@Command(
    name = "replay",
    description = {
      "Runs a recording again, without a network, and counts its events; the recording itself says"
          + " of which venue and market it is.",
      "Exit code 1 if the recorder had lost something: then this is not all that was seen."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class ReplayCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A folder of `record`, or a file of its lines.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path folder;

  @Option(names = "--events", description = "Print every event on a line of its own.")
  private boolean events;

  @Option(names = "--json", description = "Print JSON; with --events one object a line.")
  private boolean json;

  @Option(names = "--map", description = "Draw the map of what was recorded, as `map` does.")
  private boolean map;

  @Option(
      names = "--symbol",
      description = "Contract of --map (default: the first that was recorded).")
  private @Nullable String symbol;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/liqscape",
      description = "Where --map writes (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path out;

  @Override
  public Integer call() throws IOException {
    FrameRecording recording = FrameRecording.of(folder);
    FeedSession session = LiveFeeds.session(recording);
    PrintWriter console = spec.commandLine().getOut();
    try (ExchangeAdapter adapter =
        ExchangeAdapters.installed()
            .open(
                session.venue(), AdapterConfig.of(session.market()), AdapterContext.standard())) {
      EventTally tally = new EventTally();
      RecordingSummary summary =
          adapter.replay(
              recording,
              event -> {
                tally.add(event);
                if (events) {
                  print(event, console);
                }
              });
      if (json) {
        console.print(report(session, summary, tally));
      } else {
        console.println(session.venue() + " " + session.market() + ", recorded in " + folder);
        tally.print(console);
        console.println(words(summary));
      }
      if (map) {
        draw(adapter, recording, instrument(session), tally);
      }
      console.flush();
      return summary.lost() == 0 ? 0 : CommandErrors.NO;
    }
  }

  private void print(MarketEvent event, PrintWriter console) {
    console.println(json ? EventFields.json(event).toString() : EventFields.text(event));
  }

  private String report(FeedSession session, RecordingSummary summary, EventTally tally) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("venue", session.venue());
    root.put("market", session.market());
    root.put("inputs", summary.inputs());
    root.put("lost", summary.lost());
    root.put("torn", summary.torn());
    tally.json(root);
    // After events of one line each the sum is a line, too.
    return events ? root + "\n" : MapReport.write(root);
  }

  private static String words(RecordingSummary summary) {
    String words = String.format(Locale.ROOT, "%,d inputs were recorded", summary.inputs());
    if (summary.lost() > 0) {
      words += ", " + summary.lost() + " were LOST: this is not all that was seen";
    }
    return summary.torn() ? words + "; it ends in the middle of a block" : words;
  }

  private Instrument instrument(FeedSession session) {
    List<Instrument> recorded = session.subscription().instruments();
    return symbol == null
        ? recorded.getFirst()
        : recorded.stream()
            .filter(i -> i.symbol().equals(symbol))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--symbol must be one of " + recorded + ", was " + symbol));
  }

  private void draw(
      ExchangeAdapter adapter, FrameRecording recording, Instrument instrument, EventTally tally)
      throws IOException {
    ReplayedMap replayed = ReplayedMap.of(adapter, recording, instrument, tally);
    MapFiles files = new MapFiles(out);
    files.write(replayed.caption(), replayed.run(), List.of());
    PrintWriter told = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    if (!json) {
      MapText.print(told, replayed.caption(), replayed.run().profile(), false);
    }
    told.println("wrote " + files);
    told.flush();
  }
}
