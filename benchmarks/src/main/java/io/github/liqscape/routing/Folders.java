// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Temporary folders. */
final class Folders {

  private Folders() {}

  static Path create() throws IOException {
    return Files.createTempDirectory("routing-benchmark");
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
