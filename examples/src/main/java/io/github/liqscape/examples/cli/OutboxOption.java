// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder in which a router keeps its records. */
final class OutboxOption {

  @Option(
      names = "--outbox",
      paramLabel = "DIR",
      defaultValue = "target/liqscape/alerts/outbox",
      description = "The router's folder (default ${DEFAULT-VALUE}, which `setup` writes).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path folder;

  /**
   * The folder.
   *
   * @throws IllegalArgumentException if there is none
   */
  Path existing() {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "there is no outbox " + folder + "; name the folder of your router with --outbox");
    }
    return folder;
  }
}
