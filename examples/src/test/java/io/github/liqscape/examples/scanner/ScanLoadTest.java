// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanLoadTest {

  @TempDir Path folder;

  @Test
  void the_lanes_of_120_markets_keep_up_with_ten_times_real_time() throws Exception {
    assumeTrue(
        Boolean.getBoolean("liqscape.thorough"), "a measurement, for the thorough profile only");
    List<String> said = new ArrayList<>();
    // 120 markets tell some 30 events a second; this is ten times as many.
    ScanLoad.run(folder, 120, 6, 20, 300, said::add);
    said.forEach(System.out::println);
    assertThat(said)
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).doesNotContainPattern("dropped [1-9]"));
  }
}
