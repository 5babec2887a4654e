// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import picocli.CommandLine.Command;

/** {@code liqscape alerts}: what a router did, and why. */
@Command(
    name = "alerts",
    description = {
      "Shows what an alert router decided and delivered, from the records in its outbox, also while"
          + " it runs; sends dead letters once more; tests channels."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AlertsTailCommand.class,
      AlertsExplainCommand.class,
      AlertsDeadCommand.class,
      AlertsTestChannelCommand.class
    })
final class AlertsCommand {}
