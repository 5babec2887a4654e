// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperJournals;
import io.github.liqscape.paper.event.PaperEvent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liqscape paper replay}: all inputs of a journal again, held against what it says. */
@Command(
    name = "replay",
    description = {
      "Applies every input of a journal again, compares what it brings about with what is written,"
          + " and prints the hash of the state.",
      "Exit code 1 if something differs; the first entry that does is named."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
final class PaperReplayCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private JournalOption journal;

  @Option(names = "--print", description = "Print every change of the account.")
  private boolean print;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (print && json) {
      throw new IllegalArgumentException("give one of --print and --json");
    }
    PrintWriter out = spec.commandLine().getOut();
    Path folder = journal.folder();
    long[] changes = new long[1];
    PaperJournals.Replay replay =
        PaperJournals.replay(
            folder,
            new PaperJournals.Listener() {
              @Override
              public void change(long sequence, PaperEvent change, PaperBroker account) {
                changes[0]++;
                if (print) {
                  out.printf(
                      Locale.ROOT, "%8d %s %s%n", sequence, MarketSource.instant(account.now()),
                      PaperWords.change(change));
                }
              }
            });
    if (json) {
      out.print(json(replay, changes[0]));
    } else {
      text(out, replay, changes[0]);
    }
    out.flush();
    return replay.difference().isPresent() ? CommandErrors.NO : 0;
  }

  private static void text(PrintWriter out, PaperJournals.Replay replay, long changes) {
    PaperBroker account = replay.account();
    out.printf(
        Locale.ROOT, "%,d entries, %,d changes, %,d trades, up to %s%n", replay.entries(), changes,
        account.trades().size(), MarketSource.instant(account.now()));
    if (replay.tornBytes() > 0) {
      out.println("  the last entry was being written: " + replay.tornBytes() + " bytes left out");
    }
    replay
        .difference()
        .ifPresentOrElse(
            d ->
                out.println(
                    "DIFFERS at entry " + d.sequence() + ": " + PaperWords.shortened(d.words())),
            () -> out.println("every entry says what it said"));
    out.println("state hash " + account.stateHash());
  }

  private static String json(PaperJournals.Replay replay, long changes) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("entries", replay.entries()).put("changes", changes);
    root.put("trades", replay.account().trades().size());
    root.put("tornBytes", replay.tornBytes());
    root.put("stateHash", replay.account().stateHash());
    root.put("same", replay.difference().isEmpty());
    replay
        .difference()
        .ifPresent(
            d ->
                root.putObject("difference").put("entry", d.sequence()).put("words", d.words()));
    return MapReport.write(root);
  }
}
