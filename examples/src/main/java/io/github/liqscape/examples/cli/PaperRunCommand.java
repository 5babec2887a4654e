// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.paper.run.PaperRunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape paper run}: a bot on a market, filled on paper. */
@Command(
    name = "run",
    description = {
      "Runs a bot over a market; a simulated venue fills its orders on candles, the worse way where"
          + " a candle does not say what came first.",
      "The bot is the setup engine, or with --bot ma-cross a small example.",
      SourceOptions.WHERE_FROM,
      "Everything is kept in a journal that 'paper review', 'gate' and 'replay' read. Nothing here"
          + " places an order, and nothing promises a profit."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class PaperRunCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private SourceOptions sources;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private DeclareOptions declare;

  @Option(
      names = "--bot",
      paramLabel = "NAME",
      defaultValue = "setup",
      description = "setup or ma-cross (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String bot;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private SignalOption signal;

  @Option(
      names = "--equity",
      paramLabel = "AMOUNT",
      defaultValue = "10000",
      description = "What the account begins with, 100-1000000000 (default ${DEFAULT-VALUE}).")
  private int equity;

  @Option(
      names = "--no-limits",
      description = "Go on where the account's limits (daily loss, drawdown, ...) would stop it.")
  private boolean noLimits;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "Where the journal goes, a new folder (default paper/journal under --out).")
  private @Nullable Path journal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private OutOption out;

  @Option(names = "--all", description = "Print every trade, not only the newest 20.")
  private boolean all;

  @Option(names = "--json", description = "Print the result as JSON instead of text.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PaperBots kind = PaperBots.named(bot);
    SourceOptions.within("--equity", equity, 100, 1_000_000_000);
    if (all && json) {
      throw new IllegalArgumentException("--all goes without --json, which has every trade");
    }
    PrintWriter console = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    MarketSource market = sources.market(err);
    Timeframe source = SetupRun.timeframe(market);
    Timeframe bar = signal.bar(source);
    Path folder = journal == null ? made() : fresh(journal);
    PaperAccount account = new PaperAccount(market, source, bar, equity, noLimits);
    PaperRunReport report =
        account.run(kind, folder, declare::of, Progress.of(market, "paper run", err));
    PaperRunResult result = report.result();
    Path file =
        out.files().replace("run.json", report.json().getBytes(StandardCharsets.UTF_8));
    if (json) {
      console.print(report.json());
    } else {
      report.print(console, all ? Integer.MAX_VALUE : 20);
    }
    (json ? err : console)
        .println(
            "wrote " + file + " and the journal " + folder + ", " + result.lastSequence()
                + " entries, state hash " + result.stateHash().substring(0, 16)
                + "; next: paper review --journal " + folder);
    console.flush();
    err.flush();
    return 0;
  }

  private Path made() {
    MadeFolder paper = out.files().paper();
    paper.empty();
    return paper.folder().resolve("journal");
  }

  private static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new IllegalArgumentException(
              "--journal must be a new or empty folder, " + folder + " holds something");
        }
      }
    }
    return folder;
  }
}
