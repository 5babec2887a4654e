// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the folder of what a command draws and writes. */
final class OutOption {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/liqscape",
      description = "Where the files go (default ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path folder;

  Path folder() {
    return folder;
  }

  MapFiles files() {
    return new MapFiles(folder);
  }
}
