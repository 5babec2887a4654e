// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaDistributionTest {

  /** Made with mpmath at 60 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.001, 1e-30, 0.93379237765867299, 0.066207622341327008",
    "0.001, 0.5, 0.99943993334352925, 0.00056006665647074989",
    "0.1, 0.01, 0.66262125995447979, 0.33737874004552021",
    "0.25, 3, 0.99498910405129169, 0.0050108959487083081",
    "2.5, 1, 0.15085496391539036, 0.84914503608460964",
    "7.5, 20, 0.99954650186489777, 0.00045349813510223459",
    "10, 9, 0.41259175566805859, 0.58740824433194141",
    "100, 80, 0.017108313035133114, 0.98289168696486689",
    "100, 130, 0.99724959163269347, 0.0027504083673065263",
    "10000, 10050, 0.69234244070256556, 0.30765755929743444",
    "1000000, 999000, 0.15865521357430365, 0.84134478642569635",
  })
  void known_values(double a, double x, double lower, double upper) {
    assertThat(GammaDistribution.lower(a, x)).isCloseTo(lower, within(1e-12 * lower));
    assertThat(GammaDistribution.upper(a, x)).isCloseTo(upper, within(2e-11 * upper));
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, -0.00057639359828336955", "0.5, -0.12078223763524522", "1, 0",
    "3.25, 2.1144569274503715", "9.5, 13.940625219403764", "10, 15.104412573075515",
    "171.5, 714.28774629753424", "1000000, 12815518.38465817",
  })
  void known_values_of_ln_gamma(double a, double ln) {
    assertThat(GammaDistribution.lnGamma1p(a)).isCloseTo(ln, within(1e-14 * (1 + Math.abs(ln))));
  }

  @ParameterizedTest
  @CsvSource({"1e-9", "0.1", "1", "1.999", "2", "2.001", "10", "300"})
  void shape_one_is_the_exponential_distribution(double x) {
    assertThat(GammaDistribution.lower(1, x)).isCloseTo(-Math.expm1(-x), within(1e-14));
    double upper = Math.exp(-x);
    assertThat(GammaDistribution.upper(1, x)).isCloseTo(upper, within(1e-13 * upper));
  }

  /** P(1/2, z^2) = erf z; the values of erf are from Abramowitz and Stegun, table 7.1. */
  @ParameterizedTest
  @CsvSource({
    "0.02, 0.0225645747", "0.5, 0.5204998778", "1.0, 0.8427007929", "1.5, 0.9661051465",
    "2.0, 0.9953222650",
  })
  void shape_one_half_is_the_error_function(double z, double erf) {
    assertThat(GammaDistribution.lower(0.5, z * z)).isCloseTo(erf, within(6e-11));
  }

  @Test
  void both_ends() {
    assertThat(GammaDistribution.lower(3, 0)).isZero();
    assertThat(GammaDistribution.upper(3, 0)).isEqualTo(1);
    assertThat(GammaDistribution.lower(3, Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(GammaDistribution.upper(3, Double.POSITIVE_INFINITY)).isZero();
    assertThat(GammaDistribution.upper(3, 1e6)).isZero();
  }

  @Test
  void nonsense_is_refused_with_its_value() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GammaDistribution.lower(-1, 1))
        .withMessageContaining("shape must be positive and finite, was -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GammaDistribution.upper(1, Double.NaN))
        .withMessageContaining("NaN");
  }
}
