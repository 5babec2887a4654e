// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code liqscape setup}: candles in, decisions out, each with its reasons, and a picture of one.
 */
@Command(
    name = "setup",
    description = {
      "Decides BUY, SELL or WAIT at the close of every candle of a market, from chart structure and"
          + " the zones of a liquidation map of the same candles.",
      "Prints every BUY and SELL, why the others waited, the newest decision in words, and how"
          + " its alerts are routed; writes setup.png and alerts.json.",
      SourceOptions.WHERE_FROM,
      "Confidence is UNCALIBRATED here. For alerts and paper tests, never an order."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class SetupCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private SourceOptions sources;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private SignalOption signal;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "Draw the decision of this instant, or 'newest' (default the newest BUY or SELL, else the"
              + " newest).")
  private @Nullable String at;

  @Option(
      names = "--bars",
      defaultValue = "160",
      description = "Candles in the picture, 20-2000 (default ${DEFAULT-VALUE}).")
  private int bars;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private OutOption out;

  @Option(names = "--explain", description = "Explain every BUY and SELL in words.")
  private boolean explain;

  @Option(names = "--json", description = "Print every BUY and SELL as JSON, one a line.")
  private boolean json;

  @Option(names = "--all", description = "With --json: every WAIT, too.")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    SourceOptions.within("--bars", bars, 20, 2_000);
    if (all && !json) {
      throw new IllegalArgumentException("--all goes with --json");
    }
    if (explain && json) {
      throw new IllegalArgumentException("give one of --explain and --json");
    }
    PrintWriter console = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    MarketSource market = sources.market(err);
    Timeframe source = SetupRun.timeframe(market);
    Timeframe bar = signal.bar(source);
    SetupTally tally = new SetupTally(askedNanos(market));
    Consumer<Setup> answers = json ? tallied(tally, console) : tally::add;
    MapFiles files = out.files();
    List<Candle> candles;
    AlertStep alerts;
    try (AlertRun routed = new AlertRun(market, source, bar, files.alerts())) {
      candles =
          SetupRun.of(market, source, bar, answers, routed, Progress.of(market, "setup", err));
      alerts = routed.step();
    }
    Setup newest = tally.newest();
    if (!json) {
      print(console, market.caption(), bar, tally, newest);
      console.println();
      alerts.print(console);
    }
    Setup pictured = tally.pictured();
    Path file =
        files.replace("setup.png", SetupPicture.png(market.caption(), pictured, candles, bars));
    (json ? err : console)
        .println(
            "wrote " + file + ", the " + pictured.decision() + " of "
                + MarketSource.instant(pictured.asOfNanos()) + ", and "
                + files.write(market.caption(), alerts));
    console.flush();
    err.flush();
    return 0;
  }

  private Consumer<Setup> tallied(SetupTally tally, PrintWriter console) {
    return setup -> {
      tally.add(setup);
      if (all || setup instanceof Setup.Trade) {
        console.println(SetupJson.write(setup));
      }
    };
  }

  private void print(
      PrintWriter console, Caption caption, Timeframe bar, SetupTally tally, Setup newest) {
    console.println(caption.title() + ", signal bars of " + bar.code());
    caption.notes().forEach(note -> console.println("  note: " + note));
    console.println();
    if (explain) {
      tally.trades().forEach(trade -> console.println(trade.explain()));
    } else {
      SetupWords.table(console, tally.trades());
      console.println();
    }
    SetupWords.tally(console, tally, Integer.MAX_VALUE);
    console.println();
    console.println("the newest bar:");
    console.print(newest.explain());
  }

  private long askedNanos(MarketSource market) {
    if (at == null) {
      return Long.MIN_VALUE;
    }
    if (at.equals("newest")) {
      return Long.MAX_VALUE;
    }
    Instant instant;
    try {
      instant = Instant.parse(at);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--at must be 'newest' or an instant such as " + market.until() + ", was '" + at + "'",
          e);
    }
    if (!instant.isAfter(market.from()) || instant.isAfter(market.until())) {
      throw new IllegalArgumentException(
          "--at must be in (" + market.from() + ", " + market.until() + "], was " + instant);
    }
    return MarketSource.nanos(instant);
  }
}
