// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.recorded.CsvRow;
import io.github.liqscape.recorded.CsvTable;
import io.github.liqscape.recorded.RecordedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FractalTest {

  @Test
  void the_published_fractals_are_found_two_bars_after_their_pivot() throws IOException {
    Path folder = RecordedData.path("indicators-facioquo");
    assumeThat(Files.isDirectory(folder)).as("recorded data missing: %s", folder).isTrue();
    JsonNode expected =
        new ObjectMapper().readTree(folder.resolve("results/fractal.standard.json").toFile());
    List<CsvRow> quotes;
    try (CsvTable table = CsvTable.open(folder.resolve("quotes/default.csv"))) {
      quotes = table.rows().toList();
    }
    Fractal fractal = Fractal.of(2, 2);
    int found = 0;
    for (int t = 0; t < quotes.size(); t++) {
      fractal.update(quotes.get(t).number("high"), quotes.get(t).number("low"));
      int pivot = fractal.pivotIndex();
      assertThat(pivot).isEqualTo(t - 2);
      if (pivot >= 0) {
        assertThat(fractal.high()).isEqualTo(boxed(expected.get(pivot).get("fractalBear")));
        assertThat(fractal.low()).isEqualTo(boxed(expected.get(pivot).get("fractalBull")));
        found += Double.isNaN(fractal.high()) ? 0 : 1;
      }
    }
    assertThat(found).isGreaterThan(50);
    assertThat(boxed(expected.get(500).get("fractalBear"))).isNaN();
    assertThat(boxed(expected.get(501).get("fractalBear"))).isNaN();
  }

  /** Boxed, so that NaN equals NaN. */
  private static Double boxed(JsonNode node) {
    return node.isNull() ? Double.NaN : node.asDouble();
  }

  @Test
  void equal_neighbours_make_no_fractal() {
    Fractal fractal = Fractal.of(1, 2);
    double[] highs = {1, 3, 3, 1, 1, 5, 2, 4};
    StringBuilder found = new StringBuilder();
    for (double high : highs) {
      fractal.update(high, 0);
      found.append(fractal.high()).append(' ');
    }
    assertThat(found.toString()).isEqualTo("NaN NaN NaN NaN NaN NaN NaN 5.0 ");
  }

  @Test
  void a_restored_fractal_continues() throws IOException {
    Fractal fractal = Fractal.of(2, 1);
    fractal.update(1, 0);
    fractal.update(2, 1);
    fractal.update(5, 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    fractal.save(new DataOutputStream(bytes));
    Fractal restored = Fractal.of(2, 1);
    restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    restored.update(4, 3);
    assertThat(restored.high()).isEqualTo(5);
    assertThat(restored.pivotIndex()).isEqualTo(2);
  }
}
