// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.examples.scripted.ScriptedVenueProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The live example of README.md runs, against a venue that is made up. */
class LiveMapTest {

  @Test
  void the_example_prints_the_nearest_zones_every_minute() throws InterruptedException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    LiveMap.run(
        "scripted", "BTCUSDT", ScriptedVenueProvider.STILL,
        new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(line -> line.startsWith("LONG "))
        .anyMatch(line -> line.startsWith("SHORT "))
        .allMatch(line -> line.matches("(LONG|SHORT) \\d.*: [\\d,]+ OI_ANCHORED"));
  }
}
