// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.liquidation.Fidelity;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TextMapTest {

  @Test
  void a_map_in_blocks_is_the_golden_one() throws IOException {
    assertThat(TextMap.of(FixtureProfile.of(Fidelity.OI_ANCHORED)).text())
        .isEqualTo(golden("text-map.txt"));
  }

  @Test
  void a_narrow_map_in_ascii_is_the_golden_one_and_plain() throws IOException {
    String text =
        TextMap.of(FixtureProfile.of(Fidelity.VOLUME_PROXY)).width(64).rows(6).ascii(true).text();
    assertThat(text).isEqualTo(golden("text-map-proxy-ascii.txt"));
    assertThat(text.chars()).allMatch(c -> c < 128);
    assertThat(text.replace("BTCUSDT", "")).doesNotContain("USD");
  }

  @Test
  void no_line_is_wider_than_asked_for() {
    for (int width : new int[] {60, 80, 120}) {
      assertThat(TextMap.of(FixtureProfile.of(Fidelity.CALIBRATED)).width(width).text().lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }
    assertThatThrownBy(() -> TextMap.of(FixtureProfile.of(Fidelity.CALIBRATED)).width(20))
        .hasMessageContaining("[60, 400], was 20");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = TextMapTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }
}
