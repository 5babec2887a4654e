// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A figure that a page quotes stands in the committed results that it is quoted from. */
class QuotedNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "docs/numbers.md, −0.042, setup-engine/STUDY.md, −0.042",
    "docs/numbers.md, '[−0.299, +0.189]', setup-engine/STUDY.md, '[−0.299, +0.189]'",
    "docs/numbers.md, 622 closed, setup-engine/STUDY.md, '| 741 | 622 |'",
    "docs/numbers.md, 0.064 R, setup-engine/STUDY.md, '| +0.023 | 0.064 |'",
    "docs/numbers.md, 0.023 R, setup-engine/STUDY.md, '| +0.023 | 0.064 |'",
    "docs/numbers.md, 87.2 %, heatmap/SCORES.md, 87.2 %",
    "docs/numbers.md, 83.4 %, heatmap/SCORES.md, '83.4 [80.5, 86.4]'",
    "docs/numbers.md, On three of four, heatmap/README.md, loses to a uniform map on three of the four",
    "docs/faq.md, 98.59 %, setup-engine/STUDY.md, 98.59 %",
    "README.md, 11.2 µs, benchmarks/results/2026-11-27.md, '| 11.2 µs |'",
    "README.md, 4.70 ms, benchmarks/results/2026-11-27.md, '| 4.70 ms |'",
    "README.md, 8.73 ms, benchmarks/results/2026-11-27.md, '| 8.73 ms |'",
    "docs/operating.md, 208 kB, benchmarks/results/2026-11-26.md, '208,257 B'",
    "docs/alternatives.md, 343 ns, benchmarks/results/2026-11-26.md, '| 343 ns |'",
    "docs/alternatives.md, 1.63 µs, benchmarks/results/2026-11-26.md, '| 1.63 µs |'"
  })
  void a_quoted_figure_is_a_committed_one(
      String page, String quoted, String results, String committed) throws IOException {
    assertThat(text(page)).contains(quoted);
    assertThat(text(results)).contains(committed);
  }

  private static String text(String document) throws IOException {
    return Files.readString(ReadmeSnippets.root().resolve(document));
  }
}
