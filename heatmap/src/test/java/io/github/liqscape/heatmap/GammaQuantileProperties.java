// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class GammaQuantileProperties {

  @Property
  void the_distribution_at_the_quantile_is_q(
      @ForAll @Scale(9) @DoubleRange(min = -3, max = 6) double lgShape,
      @ForAll @Scale(9) @DoubleRange(min = 1e-6, max = 0.999999) double q) {
    double a = Math.pow(10, lgShape);
    double x = GammaQuantile.of(a, q);
    Assume.that(x >= Double.MIN_NORMAL); // below, a double has not ten digits
    // What a relative error of 1e-10 in x does to P, and P's own rounding.
    double kernel =
        GammaDistribution.lnKernel(a, x, Math.log(x), GammaDistribution.lnGamma1p(a));
    double slack = 1e-10 * a * Math.exp(kernel) + 1e-13;
    assertThat(GammaDistribution.lower(a, x)).isCloseTo(q, within(slack));
    assertThat(GammaDistribution.upper(a, x)).isCloseTo(1 - q, within(slack));
  }

  @Property
  void quantiles_rise_with_q(
      @ForAll @Scale(9) @DoubleRange(min = -3, max = 5) double lgShape,
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 0.9999) double q) {
    double a = Math.pow(10, lgShape);
    assertThat(GammaQuantile.of(a, q)).isLessThanOrEqualTo(GammaQuantile.of(a, q + 1e-5));
  }

  @Property
  void quantiles_rise_with_the_shape(
      @ForAll @Scale(9) @DoubleRange(min = -3, max = 5) double lgShape,
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 0.9999) double q) {
    double a = Math.pow(10, lgShape);
    assertThat(GammaQuantile.of(a, q)).isLessThanOrEqualTo(GammaQuantile.of(a * 1.01, q));
  }
}
