// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTest {

  @Test
  void type_7_interpolates_between_order_statistics() {
    double[] values = {4, 1, 3, 2};
    assertThat(Quantiles.type7(values, 0.5)).isEqualTo(2.5);
    assertThat(Quantiles.type7(values, 0.9)).isCloseTo(3.7, within(1e-12));
    assertThat(Quantiles.type7(values, 1)).isEqualTo(4);
  }

  @Test
  void quantiles_of_normal_and_student_agree_with_tables() {
    assertThat(Quantiles.normal(0.95)).isCloseTo(1.6448536269514722, within(1e-12));
    assertThat(Quantiles.normal(0.005)).isCloseTo(-2.5758293035489004, within(1e-12));
    assertThat(Quantiles.studentT(0.95, 99)).isCloseTo(1.6603911559963895, within(1e-10));
    assertThat(Quantiles.studentT(0.975, 1)).isCloseTo(12.706204736432095, within(1e-9));
    assertThat(Quantiles.studentT(0.995, 9)).isCloseTo(3.24984, within(5e-6));
  }

  @Test
  void wilson_of_half_of_ten() {
    Rate rate = Rate.of(5, 10, Rate.Z_95);
    assertThat(rate.lower()).isCloseTo(0.236593, within(1e-6));
    assertThat(rate.upper()).isCloseTo(0.763407, within(1e-6));
  }
}
