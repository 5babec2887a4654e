// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Values of Abramowitz and Stegun, table 26.1, and of erfc to more digits. */
class NormalTest {

  @Test
  void the_distribution_function_has_its_known_values() {
    assertThat(Normal.cumulative(0)).isEqualTo(0.5);
    assertThat(Normal.cumulative(1)).isCloseTo(0.841344746068543, within(1e-15));
    assertThat(Normal.cumulative(-2)).isCloseTo(0.02275013194817921, within(1e-15));
    assertThat(Normal.cumulative(-5)).isCloseTo(2.866515719e-7, Percentage.withPercentage(1e-7));
    assertThat(Normal.cumulative(-10))
        .isCloseTo(7.61985302416e-24, Percentage.withPercentage(1e-9));
    assertThat(Normal.cumulative(-3.0000001))
        .isCloseTo(Normal.cumulative(-2.9999999), Percentage.withPercentage(1e-4));
    assertThat(Normal.cumulative(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.cumulative(Double.POSITIVE_INFINITY)).isOne();
  }

  @Test
  void the_quantile_undoes_the_distribution_function() {
    assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-13));
    assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-15));
    for (double p = 1e-12; p < 1; p += 0.0137) {
      assertThat(Normal.cumulative(Normal.quantile(p))).isCloseTo(p, within(1e-14));
    }
    assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void the_mean_absolute_value_is_that_of_the_folded_normal() {
    assertThat(Normal.meanAbsolute(0, 1)).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-14));
    assertThat(Normal.meanAbsolute(-3, 0)).isEqualTo(3);
    double sum = 0;
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      sum += Math.abs(0.4 + 0.7 * Normal.quantile((i + 0.5) / n));
    }
    assertThat(Normal.meanAbsolute(0.4, 0.7)).isCloseTo(sum / n, within(1e-4));
    assertThat(Normal.meanAbsolute(-0.4, 0.7)).isEqualTo(Normal.meanAbsolute(0.4, 0.7));
  }
}
