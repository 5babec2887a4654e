// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code liqscape} command line.
 *
 * <p>Exit codes: 0 done; 1 done, and the answer is no (a row misses its tolerance, a venue gives no
 * answer, something was lost, say); 2 wrong usage or input, told in one sentence; 3 a fault of the
 * program.
 */
@Command(
    name = "liqscape",
    description = "Liquidation maps, liquidation prices and paper trading for crypto futures.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    // Every command of the program stands here.
    subcommands = {
      MapCommand.class,
      SetupCommand.class,
      ScoreCommand.class,
      StudyCommand.class,
      LiqPriceCommand.class,
      InstrumentsCommand.class,
      RecordCommand.class,
      ReplayCommand.class,
      ArchiveCommand.class,
      AlertsCommand.class,
      InboundCommand.class,
      PaperCommand.class,
      TerminalCommand.class,
      ScanCommand.class
    })
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line with its error rules, writing to standard output and error. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(CommandErrors::wrongUsage);
    line.setExecutionExceptionHandler(CommandErrors::failed);
    return line;
  }
}
