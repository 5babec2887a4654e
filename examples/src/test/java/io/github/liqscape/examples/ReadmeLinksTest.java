// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A link inside the project leads somewhere. */
class ReadmeLinksTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(#[a-z0-9-]+)?\\)");

  static List<String> documents() throws IOException {
    return ReadmeSnippets.documents();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_leads_to_a_file_of_the_checkout(String document) throws IOException {
    Path file = ReadmeSnippets.root().resolve(document);
    Matcher links = LINK.matcher(Files.readString(file));
    while (links.find()) {
      String name = links.group(1);
      Path to = name.isEmpty() ? file : file.resolveSibling(name).normalize();
      assertThat(to).as(document).exists();
      if (links.group(2) != null) {
        assertThat(anchors(to)).as(document + " to " + to).contains(links.group(2));
      }
    }
  }

  /** A heading's anchor as GitHub makes it. */
  private static List<String> anchors(Path document) throws IOException {
    return Files.readAllLines(document).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> "#" + heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }
}
