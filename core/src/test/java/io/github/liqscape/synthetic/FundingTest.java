// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FundingTest {

  @Test
  void small_premiums_cost_the_interest_and_large_ones_are_damped_and_capped() {
    assertThat(rate(0)).isCloseTo(0.0001, within(1e-12));
    assertThat(rate(0.0004)).isCloseTo(0.0001, within(1e-12));
    assertThat(rate(0.001)).isCloseTo(0.0005, within(1e-12));
    assertThat(rate(-0.001)).isCloseTo(-0.0005, within(1e-12));
    assertThat(rate(0.02)).isEqualTo(0.003);
    assertThat(rate(-0.02)).isEqualTo(-0.003);
  }

  @Test
  void it_is_due_every_eight_hours_once_something_was_observed() {
    Funding funding = new Funding();
    assertThat(funding.due(0)).isFalse();
    funding.observe(0);
    assertThat(funding.due(28_799)).isFalse();
    assertThat(funding.due(28_800)).isTrue();
    funding.settle();
    assertThat(funding.due(28_800)).isFalse();
  }

  private static double rate(double premium) {
    Funding funding = new Funding();
    for (int i = 0; i < 100; i++) {
      funding.observe(premium);
    }
    return funding.settle();
  }
}
