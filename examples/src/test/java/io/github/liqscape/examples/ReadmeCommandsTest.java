// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.liqscape.examples.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** A command that a document shows is one that the command line takes. */
class ReadmeCommandsTest {

  private static final String JAR = "java -jar examples/target/liqscape.jar ";

  static List<String> documents() throws IOException {
    return ReadmeSnippets.documents();
  }

  @Test
  void the_documents_for_readers_show_commands() throws IOException {
    for (String document :
        List.of(
            "README.md", "examples/README.md", "heatmap/README.md", "setup-engine/README.md",
            "routing/README.md", "paper-sim/README.md", "CONTRIBUTING.md", "docs/operating.md")) {
      assertThat(Files.readString(ReadmeSnippets.root().resolve(document))).contains(JAR);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_command_shown_is_understood(String document) throws IOException {
    List<String> commands =
        Files.readAllLines(ReadmeSnippets.root().resolve(document)).stream()
            .filter(line -> line.contains(JAR))
            .map(line -> line.substring(line.indexOf(JAR) + JAR.length()).split("[`#]", 2)[0])
            .toList();

    for (String command : commands) {
      assertThatCode(() -> new CommandLine(Main.class).parseArgs(command.strip().split(" +")))
          .as(document + ": " + command)
          .doesNotThrowAnyException();
    }
  }
}
