// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class ForcedFlowLawProperties {

  @Property
  void quantiles_are_ordered_and_finite_wherever_a_map_may_go(
      @ForAll @Scale(9) @DoubleRange(min = -12, max = 12) double lgPrints,
      @ForAll @Scale(9) @DoubleRange(min = -3, max = 8) double lgShape,
      @ForAll @Scale(9) @DoubleRange(min = 1, max = 20) double nu,
      @ForAll @Scale(9) @DoubleRange(min = 0, max = 30) double sizeVariation) {
    double mu = Math.pow(10, lgPrints);
    double v = mu * mu / Math.pow(10, lgShape);
    ForcedFlowLaw law = ForcedFlowLaw.of(mu, v, 1, nu * nu + sizeVariation + 0.01, nu);
    double low = law.quantile(0.05);
    double median = law.quantile(0.5);
    double high = law.quantile(0.95);
    assertThat(low).isGreaterThanOrEqualTo(0);
    assertThat(median).isGreaterThanOrEqualTo(low);
    assertThat(high).isGreaterThanOrEqualTo(median).isLessThan(Double.POSITIVE_INFINITY);
    assertThat(law.probabilityOfNone()).isBetween(0.0, 1.0);
  }

  @Property
  void another_unit_gives_the_same_law(
      @ForAll @Scale(9) @DoubleRange(min = 1, max = 5_000) double mu,
      @ForAll @Scale(9) @DoubleRange(min = 0.5, max = 500) double shape,
      @ForAll @Scale(9) @DoubleRange(min = 1e-4, max = 1e5) double factor,
      @ForAll @Scale(9) @DoubleRange(min = 0.01, max = 0.99) double q) {
    double v = mu * mu / shape;
    ForcedFlowLaw law = ForcedFlowLaw.of(mu, v, 1, 30, 5);
    ForcedFlowLaw inUnits =
        ForcedFlowLaw.of(mu * factor, v * factor * factor, factor, 30, 5);
    double expected = factor * law.quantile(q);
    assertThat(law.times(factor).quantile(q)).isCloseTo(expected, within(1e-8 * expected));
    assertThat(inUnits.quantile(q)).isCloseTo(expected, within(1e-8 * expected));
  }
}
