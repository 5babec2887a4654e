// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code in the documents is code that was compiled and run: it cannot rot. */
class ReadmeSnippetsTest {

  @Test
  void every_java_block_of_every_document_is_a_region_of_a_program_or_a_test() throws IOException {
    for (String document : ReadmeSnippets.documents()) {
      assertThat(ReadmeSnippets.allRegions())
          .as("regions with the Java blocks of %s", document)
          .containsAll(ReadmeSnippets.blocks(document));
    }
  }

  @Test
  void the_readme_shows_the_live_map_and_what_comes_before_it() throws IOException {
    assertThat(ReadmeSnippets.blocks("README.md"))
        .hasSizeGreaterThan(1)
        .endsWith(ReadmeSnippets.regions(LiveMap.class).getFirst());
  }

  @Test
  void the_live_map_takes_less_than_40_lines() throws IOException {
    String program =
        Files.readString(
            ReadmeSnippets.root()
                .resolve("examples/src/main/java/io/github/liqscape/examples/LiveMap.java"));
    String region = program.substring(program.indexOf("// region"), program.indexOf("// endreg"));
    assertThat(region.lines().count()).isLessThan(40);
  }

  @Test
  void the_snippets_of_core_are_those_that_are_tested() throws IOException {
    same("core/README.md", ReadmeCoreTest.class);
  }

  @Test
  void the_snippets_of_heatmap_are_those_that_are_tested() throws IOException {
    same("heatmap/README.md", ReadmeHeatmapTest.class);
  }

  @Test
  void the_snippets_of_setup_engine_are_those_that_are_tested() throws IOException {
    same("setup-engine/README.md", ReadmeSetupTest.class);
  }

  @Test
  void the_snippets_of_paper_sim_are_those_that_are_tested() throws IOException {
    same("paper-sim/README.md", ReadmePaperTest.class);
  }

  @Test
  void the_snippets_of_the_tutorial_are_those_that_are_tested_in_their_order() throws IOException {
    same("docs/tutorial.md", TutorialTest.class);
  }

  @Test
  void the_snippets_of_routing_are_those_that_are_tested() throws IOException {
    List<String> tested = new ArrayList<>(ReadmeSnippets.regions(RouteAlerts.class));
    tested.addAll(ReadmeSnippets.regions(ReadmeRoutingTest.class));
    assertThat(tested).hasSize(5);
    assertThat(ReadmeSnippets.blocks("routing/README.md")).isEqualTo(tested);
  }

  @Test
  void the_snippets_of_the_adapters_are_compiled() throws IOException {
    List<String> blocks = new ArrayList<>(ReadmeSnippets.blocks("adapters-binance/README.md"));
    blocks.addAll(ReadmeSnippets.blocks("adapters-bybit/README.md"));
    assertThat(blocks).isEqualTo(ReadmeSnippets.regions(ReadmeAdaptersTest.class));
  }

  @Test
  void the_readme_is_read_in_one_go() throws IOException {
    assertThat(Files.readAllLines(ReadmeSnippets.root().resolve("README.md")))
        .hasSizeLessThanOrEqualTo(150);
  }

  private static void same(String document, Class<?> test) throws IOException {
    assertThat(ReadmeSnippets.blocks(document))
        .as("Java blocks of %s, against the regions of %s", document, test.getSimpleName())
        .isNotEmpty()
        .isEqualTo(ReadmeSnippets.regions(test));
  }
}
