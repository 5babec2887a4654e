// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class StepsTest {

  @Test
  void values_are_the_doubles_that_a_venue_s_text_parses_to() {
    for (String step : new String[] {"0.1", "0.001", "0.5", "0.0025", "5", "10"}) {
      Steps steps = new Steps(new BigDecimal(step));
      for (long n = 1; n < 100_000; n += 371) {
        String text = new BigDecimal(step).multiply(BigDecimal.valueOf(n)).toPlainString();
        assertThat(steps.value(n)).isEqualTo(Double.parseDouble(text));
        assertThat(steps.nearest(steps.value(n))).isEqualTo(n);
      }
    }
  }

  @Test
  void prices_between_two_steps_round_the_way_that_is_asked() {
    Steps ticks = new Steps(new BigDecimal("0.1"));
    assertThat(ticks.down(60_000.17)).isEqualTo(600_001);
    assertThat(ticks.up(60_000.17)).isEqualTo(600_002);
    assertThat(ticks.nearest(60_000.17)).isEqualTo(600_002);
  }
}
