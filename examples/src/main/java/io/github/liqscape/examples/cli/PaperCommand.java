// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import picocli.CommandLine.Command;

/** {@code liqscape paper}: paper trading, its review and its gate. */
@Command(
    name = "paper",
    description = {
      "Trades on paper over recorded or generated markets, reviews what came of it, and asks"
          + " whether it is ready for more. There is no path to a live order."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PaperRunCommand.class,
      PaperReviewCommand.class,
      PaperGateCommand.class,
      PaperCompareCommand.class,
      PaperReplayCommand.class
    })
final class PaperCommand {}
