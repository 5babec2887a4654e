// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with folders in them. */
final class Trees {

  private Trees() {}

  static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** Bytes of all files. */
  static long size(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.mapToLong(path -> Files.isRegularFile(path) ? path.toFile().length() : 0).sum();
    }
  }
}
