// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The figures that the gate prints about small samples, worked out anew. */
class SmallSamplesTest {

  /** Chance of a profit factor of 1.2 or more with 40 % wins of 1.5 R and losses of 1 R. */
  private static double looksGood(int n) {
    double chance = 0;
    double logs = n * Math.log(0.6);
    for (int wins = 0; wins <= n; wins++) {
      if (1.5 * wins >= 1.2 * (n - wins) - 1e-9) {
        chance += Math.exp(logs);
      }
      logs += Math.log((double) (n - wins) / (wins + 1)) + Math.log(0.4 / 0.6);
    }
    return chance;
  }

  @Test
  void an_edgeless_system_often_looks_good_over_few_trades() {
    assertThat(looksGood(20)).isCloseTo(0.40, within(0.005));
    assertThat(looksGood(100)).isCloseTo(0.18, within(0.005));
    assertThat(looksGood(300)).isCloseTo(0.06, within(0.005));
  }

  @Test
  void the_best_of_ten_edgeless_variants_passes_in_forty_of_a_hundred() {
    assertThat(1 - Math.pow(0.95, 10)).isCloseTo(0.40, within(0.005));
  }

  @Test
  void the_trades_needed_at_a_deviation_of_1_2_r() {
    double[][] printed = {{0.5, 36}, {0.3, 99}, {0.2, 223}, {0.15, 396}, {0.1, 891}};
    for (double[] row : printed) {
      double z = 1.6448536 + 0.8416;
      assertThat(Math.ceil(Math.pow(z * 1.2 / row[0], 2))).isEqualTo(row[1]);
      assertThat(GateReport.SMALL_SAMPLES).contains(String.valueOf((int) row[1]));
    }
  }
}
