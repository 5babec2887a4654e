// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ForcedFlowLawTest {

  private static final boolean THOROUGH = Boolean.getBoolean("liqscape.thorough");

  static Stream<Arguments> grid() {
    double[] prints = THOROUGH ? new double[] {75, 100, 150, 300, 1000} : new double[] {75, 300};
    double[] shapes =
        THOROUGH ? new double[] {1, 1.5, 2, 3, 5, 10, 20, 200, 1e4} : new double[] {1, 3, 5, 20};
    double[] phis = THOROUGH ? new double[] {25, 28, 32, 36, 40} : new double[] {25, 40};
    return DoubleStream.of(prints)
        .boxed()
        .flatMap(
            mu ->
                DoubleStream.concat(
                        DoubleStream.of(shapes).map(a -> mu * mu / a), DoubleStream.of(0))
                    .boxed()
                    .flatMap(
                        v -> DoubleStream.of(phis).mapToObj(phi -> Arguments.of(mu, v, phi))));
  }

  @ParameterizedTest
  @MethodSource("grid")
  void the_fast_law_keeps_to_the_stated_error_against_its_slow_twin(
      double mu, double v, double phi) {
    double u = 2;
    ForcedFlowLaw fast = ForcedFlowLaw.of(mu * u, v * u * u, u, phi, 5);
    ForcedFlowTwin twin = new ForcedFlowTwin(mu * u, v * u * u, u, phi, 5);
    double low = fast.quantile(0.05);
    double median = fast.quantile(0.5);
    double high = fast.quantile(0.95);

    assertThat(fast.probabilityOfNone()).isCloseTo(twin.cdf(0), within(1e-12));
    double exactMedian = twin.quantile(0.5, median);
    assertThat(median).isCloseTo(exactMedian, within(0.025 * exactMedian));
    double exactHigh = twin.quantile(0.95, high);
    assertThat(high).isCloseTo(exactHigh, within(0.007 * exactHigh));
    assertThat((low - twin.quantile(0.05, low)) / (mu * u)).isBetween(-1e-6, 0.053);
    double level = twin.cdf(low);
    assertThat(level).isBetween(0.05 - 1e-6, 0.10);
    double held = twin.cdf(high) - (low == 0 ? 0 : level);
    assertThat(held).isBetween(mu >= 300 ? 0.87 : 0.85, mu >= 300 ? 0.90 : 0.9501);
  }

  @ParameterizedTest
  @CsvSource({
    "75, 1, 0, 0.95", "75, 3, 5, 0.88", "75, 3, 15, 0.868", "75, 20, 5, 0.90", "300, 3, 5, 0.888",
  })
  void ninety_percent_bands_hold_simulated_branching_bursts(
      double mu, double a, double sizeVariation, double expected) {
    ForcedFlowBursts bursts = new ForcedFlowBursts(mu, mu * mu / a, 1, 0.8, sizeVariation);
    ForcedFlowLaw law = ForcedFlowLaw.of(mu, mu * mu / a, 1, bursts.phi(), bursts.nu());
    double low = law.quantile(0.05);
    double high = law.quantile(0.95);
    SplittableRandom random = new SplittableRandom(20261125);
    int draws = THOROUGH ? 50_000 : 3_000;
    int held = 0;
    int none = 0;
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      double f = bursts.draw(random);
      sum += f;
      held += f >= low && f <= high ? 1 : 0;
      none += f == 0 ? 1 : 0;
    }
    double p0 = law.probabilityOfNone();
    assertThat((double) held / draws).isCloseTo(expected, within(0.004 + 1.2 / Math.sqrt(draws)));
    assertThat((double) none / draws)
        .isCloseTo(p0, within(4 * Math.sqrt(p0 * (1 - p0) / draws) + 1.0 / draws));
    assertThat(sum / draws).isCloseTo(mu, within(4 * Math.sqrt(law.variance() / draws)));
  }

  @Test
  void moments_and_atom_are_those_of_the_model() {
    ForcedFlowLaw law = ForcedFlowLaw.of(100, 5_000, 2, 30, 5);
    assertThat(law.mean()).isEqualTo(100);
    assertThat(law.variance()).isEqualTo(30 * 2 * 100 + 5_000);
    // A = 2, mu/(A nu u) = 5
    assertThat(law.probabilityOfNone()).isCloseTo(1 / 36.0, within(1e-15));
    assertThat(law.quantile(1 / 40.0)).isZero();
    assertThat(law.quantile(1 / 30.0)).isPositive();
  }

  @Test
  void no_mass_gives_nothing_for_sure() {
    ForcedFlowLaw law = ForcedFlowLaw.of(0, 0, 1, 25, 5);
    assertThat(law).isSameAs(ForcedFlowLaw.NONE);
    assertThat(law.probabilityOfNone()).isEqualTo(1);
    assertThat(law.quantile(0.95)).isZero();
    assertThat(law.times(3).mean()).isZero();
  }

  @Test
  void vanishing_uncertainty_tends_to_poisson_bursts() {
    ForcedFlowLaw limit = ForcedFlowLaw.of(20, 0, 1, 25, 5);
    assertThat(limit.probabilityOfNone()).isCloseTo(Math.exp(-4), within(1e-15));
    for (double v : new double[] {1e-9, 1e-100, Double.MIN_VALUE}) {
      ForcedFlowLaw near = ForcedFlowLaw.of(20, v, 1, 25, 5);
      assertThat(near.quantile(0.5)).isCloseTo(limit.quantile(0.5), within(1e-8));
    }
  }

  @Test
  void a_tiny_mean_is_almost_surely_nothing_and_never_a_fault() {
    for (double mu : new double[] {1e-6, 1e-100, 1e-300}) {
      ForcedFlowLaw law = ForcedFlowLaw.of(mu, mu * mu, 1e4, 25, 5);
      assertThat(law.probabilityOfNone()).isCloseTo(1, within(1e-9));
      assertThat(law.quantile(0.95)).isZero();
      assertThat(law.quantile(Math.nextDown(1.0))).isNotNaN();
    }
  }

  @Test
  void venues_add_their_moments_and_multiply_their_chances_of_nothing() {
    ForcedFlowLaw a = ForcedFlowLaw.of(20, 100, 1, 25, 5);
    ForcedFlowLaw b = ForcedFlowLaw.of(30, 0, 2, 40, 5);
    ForcedFlowLaw sum = ForcedFlowLaw.sum(List.of(a, b, ForcedFlowLaw.NONE));
    assertThat(sum.mean()).isEqualTo(50);
    assertThat(sum.variance()).isEqualTo(a.variance() + b.variance());
    assertThat(sum.probabilityOfNone())
        .isCloseTo(a.probabilityOfNone() * b.probabilityOfNone(), within(1e-15));
    assertThat(ForcedFlowLaw.sum(List.of())).isSameAs(ForcedFlowLaw.NONE);
    assertThat(ForcedFlowLaw.sum(List.of(a)).quantile(0.95)).isEqualTo(a.quantile(0.95));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 1, 25, 5", "NaN, 0, 1, 25, 5", "1, -1, 1, 25, 5", "1, 0, 0, 25, 5", "1, 0, 1, 5, 5",
    "1, 0, 1, 25, 0.5", "Infinity, 0, 1, 25, 5",
  })
  void nonsense_is_refused(double mu, double v, double u, double phi, double nu) {
    assertThatIllegalArgumentException().isThrownBy(() -> ForcedFlowLaw.of(mu, v, u, phi, nu));
  }
}
