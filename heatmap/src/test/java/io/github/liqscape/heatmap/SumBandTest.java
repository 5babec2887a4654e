// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bands of a sum against venues simulated burst by burst, each in its own unit and currency. */
class SumBandTest {

  private static final boolean THOROUGH = Boolean.getBoolean("liqscape.thorough");

  @ParameterizedTest
  @CsvSource({
    // prints and shape of the first venue, of the second, currency per unit of the second
    "75, 3, 75, 3, 1",
    "40, 1, 40, 1, 60000",
    "300, 3, 100, 20, 60000",
    "300, 5, 30, 1, 0.5",
  })
  void ninety_percent_bands_of_a_sum_hold_two_simulated_venues(
      double mu1, double a1, double mu2, double a2, double currency) {
    double u = 1 / currency; // prints of one size in currency
    ForcedFlowBursts first = new ForcedFlowBursts(mu1, mu1 * mu1 / a1, 1, 0.8, 5);
    double m2 = mu2 * u;
    ForcedFlowBursts second = new ForcedFlowBursts(m2, m2 * m2 / a2, u, 0.8, 0);
    ForcedFlowLaw law =
        ForcedFlowLaw.sum(
            List.of(
                ForcedFlowLaw.of(mu1, mu1 * mu1 / a1, 1, first.phi(), first.nu()),
                ForcedFlowLaw.of(m2, m2 * m2 / a2, u, second.phi(), second.nu())
                    .times(currency)));
    double low = law.quantile(0.05);
    double high = law.quantile(0.95);
    SplittableRandom random = new SplittableRandom(20261126);
    double[] draws = new double[THOROUGH ? 50_000 : 4_000];
    int held = 0;
    for (int i = 0; i < draws.length; i++) {
      draws[i] = first.draw(random) + currency * second.draw(random);
      held += draws[i] >= low && draws[i] <= high ? 1 : 0;
    }
    double noise = 1.2 / Math.sqrt(draws.length);
    assertThat((double) held / draws.length).isBetween(0.85 - noise, 0.95 + noise);
    Arrays.sort(draws);
    double mean = Arrays.stream(draws).average().orElseThrow();
    double error = Math.sqrt(law.variance() / draws.length);
    assertThat(mean).isCloseTo(law.mean(), within(4 * error));
    assertThat(law.quantile(0.5)).isCloseTo(draws[draws.length / 2], within(0.025 * mean + 5 * error));
    assertThat(law.quantile(0.95))
        .isCloseTo(draws[draws.length * 95 / 100], within(0.02 * mean + 8 * error));
  }
}
