// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that a replay fills. It begins with an empty one, and deletes only what a replay has
 * made: a marker says so.
 */
record MadeFolder(Path folder) {

  private static final String MARKER = "made-by-a-replay";

  /**
   * Deletes what the last replay left.
   *
   * @throws IllegalArgumentException if the folder holds something else
   */
  void empty() {
    try {
      if (Files.exists(folder)) {
        if (!Files.exists(folder.resolve(MARKER))) {
          throw new IllegalArgumentException(
              folder + " was not made by this command and is not touched; give another --out");
        }
        delete();
      }
      Files.createDirectories(folder);
      Files.createFile(folder.resolve(MARKER));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be emptied: " + e.getMessage(), e);
    }
  }

  private void delete() throws IOException {
    List<Path> inside;
    try (Stream<Path> all = Files.walk(folder)) {
      // Depth first, and the marker last: what is half deleted is still known as ours.
      inside =
          all.filter(p -> !p.equals(folder) && !p.equals(folder.resolve(MARKER)))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
    Files.delete(folder.resolve(MARKER));
  }
}
