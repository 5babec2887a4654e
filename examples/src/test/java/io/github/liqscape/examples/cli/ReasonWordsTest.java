// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.alert.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonWordsTest {

  @Test
  void the_table_of_the_document_is_what_the_commands_say() throws IOException {
    String document =
        Files.readString(Path.of(System.getProperty("liqscape.root", ".."), "routing/README.md"));
    assertThat(document)
        .contains(
            Stream.of(ReasonCode.values())
                .map(code -> "| `" + code + "` | " + ReasonWords.of(code) + " |")
                .toList());
  }
}
