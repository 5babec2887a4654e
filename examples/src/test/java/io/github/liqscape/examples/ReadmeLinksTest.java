// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link inside the project leads somewhere. */
class ReadmeLinksTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[a-z-]+)?\\)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "core/README.md",
        "heatmap/README.md", "setup-engine/README.md", "routing/README.md", "examples/README.md",
        "docs/model.md", "testkit/README.md", "testkit/TRAPS.md"
      })
  void every_link_leads_to_a_file_of_the_checkout(String document) throws IOException {
    Path file = ReadmeSnippets.root().resolve(document);
    Matcher links = LINK.matcher(Files.readString(file));
    while (links.find()) {
      assertThat(file.resolveSibling(links.group(1)).normalize()).as(document).exists();
    }
  }
}
