// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever knows his way about one module's README knows it in all. */
class ReadmeHeadingsTest {

  private static final List<String> HEADINGS =
      List.of("What it is", "Use it", "What is inside", "Limits", "More");

  @Test
  void every_module_has_a_readme_with_the_same_headings_in_the_same_order() throws IOException {
    List<Path> modules;
    try (var folders = Files.list(ReadmeSnippets.root())) {
      modules = folders.filter(ReadmeHeadingsTest::hasCode).toList();
    }
    assertThat(modules).hasSizeGreaterThanOrEqualTo(10);
    for (Path module : modules) {
      List<String> lines = Files.readAllLines(module.resolve("README.md"));
      assertThat(lines.getFirst()).isEqualTo("# " + module.getFileName());
      assertThat(lines.stream().filter(l -> l.startsWith("## ")).map(l -> l.substring(3)))
          .as("headings of %s; others may stand between them", module.getFileName())
          .containsSubsequence(HEADINGS);
    }
  }

  private static boolean hasCode(Path folder) {
    return Files.exists(folder.resolve("pom.xml")) && Files.exists(folder.resolve("src/main"));
  }
}
