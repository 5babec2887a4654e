// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GammaQuantileTest {

  /** Made with mpmath at 60 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.001, 0.999, 0.26477027023965088",
    "0.05, 0.5, 5.5738784407462475e-7",
    "0.1, 0.95, 0.58043510532313444",
    "0.25, 0.05, 4.218575420262992e-6",
    "0.9, 0.9, 2.1266600892875091",
    "1.5, 1e-8, 5.6116654865250039e-6",
    "3, 0.05, 0.81769144716395335",
    "10, 0.5, 9.6687146147141312",
    "30, 0.95, 39.540972243924362",
    "1000, 0.001, 905.12079093497662",
    "10000, 0.05, 9836.0851108551917",
    "1000000, 0.95, 1001645.4219451901",
  })
  void known_values(double a, double q, double x) {
    assertThat(GammaQuantile.of(a, q)).isCloseTo(x, within(1e-10 * x));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999})
  void shape_one_is_the_exponential_distribution(double q) {
    double x = -Math.log1p(-q);
    assertThat(GammaQuantile.of(1, q)).isCloseTo(x, within(1e-10 * x));
  }

  /** Chi-square of n degrees of freedom is twice a gamma of shape n/2; the usual printed table. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.95, 3.841", "2, 0.95, 5.991", "5, 0.05, 1.145", "10, 0.95, 18.307", "10, 0.5, 9.342",
    "30, 0.99, 50.892", "100, 0.05, 77.929",
  })
  void chi_square_table(int degrees, double q, double chiSquare) {
    assertThat(2 * GammaQuantile.of(degrees / 2.0, q)).isCloseTo(chiSquare, within(6e-4));
  }

  @Test
  void the_relative_error_is_below_1e_10_all_over_the_bulk() {
    for (double a = 0.01; a < 3_000; a *= 1.17) {
      double lnGamma1p = GammaDistribution.lnGamma1p(a);
      for (double q = 0.01; q < 0.995; q += 0.01) {
        double x = GammaQuantile.of(a, q);
        if (x > 1e-300) {
          double kernel = GammaDistribution.lnKernel(a, x, Math.log(x), lnGamma1p);
          double error = (GammaDistribution.lower(a, x) - q) / (a * Math.exp(kernel));
          assertThat(error).as("shape %s, q %s", a, q).isBetween(-1e-10, 1e-10);
        }
      }
    }
  }

  @Test
  void a_quantile_below_every_double_is_zero() {
    assertThat(GammaQuantile.of(1e-3, 0.05)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0", "0.5, 1", "0.5, NaN", "0, 0.5", "-1, 0.5", "Infinity, 0.5"})
  void nonsense_is_refused(double a, double q) {
    assertThatIllegalArgumentException().isThrownBy(() -> GammaQuantile.of(a, q));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0", "0.95, 1.6448536269514722", "0.01, -2.3263478740408408", "1e-20, -9.262340089798408",
  })
  void normal_quantiles_are_good_to_seven_digits(double p, double z) {
    assertThat(GammaQuantile.normalQuantile(p)).isCloseTo(z, within(1e-6));
  }
}
