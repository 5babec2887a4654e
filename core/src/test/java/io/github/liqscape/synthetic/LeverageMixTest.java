// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeverageMixTest {

  private static final LeverageMix MIX =
      LeverageMix.builder().point(10, 3).stretch(2, 8, 1).build();

  @Test
  void draws_follow_the_weights() {
    Draw draw = new Draw(1);
    int points = 0;
    int belowFour = 0;
    for (int i = 0; i < 100_000; i++) {
      double leverage = MIX.draw(draw);
      assertThat(leverage == 10 || (leverage >= 2 && leverage <= 8)).isTrue();
      points += leverage == 10 ? 1 : 0;
      belowFour += leverage < 4 ? 1 : 0;
    }
    assertThat(points / 1e5).isCloseTo(0.75, within(0.01));
    // Log-uniform: 4 is the middle of 2 and 8.
    assertThat(belowFour / 1e5).isCloseTo(0.125, within(0.01));
  }

  @Test
  void a_tilt_multiplies_the_odds_by_a_power_of_leverage() {
    LeverageMix tilted = LeverageMix.builder().point(10, 1).point(40, 1).build().tilted(0.5);
    assertThat(tilted.parts().get(1).weight()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(MIX.tilted(0)).isEqualTo(MIX).hasSameHashCodeAs(MIX);
  }

  @Test
  void presets_differ_in_nerve() {
    assertThat(mean(LeverageMix.cautious())).isLessThan(mean(LeverageMix.retailLongs()));
    assertThat(mean(LeverageMix.retailLongs())).isLessThan(mean(LeverageMix.retailShorts()));
    assertThat(mean(LeverageMix.retailShorts())).isLessThan(mean(LeverageMix.reckless()));
  }

  @Test
  void impossible_parts_are_refused_with_their_value() {
    assertThatThrownBy(() -> LeverageMix.builder().point(200, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("200");
    assertThatThrownBy(() -> LeverageMix.builder().stretch(20, 10, 1))
        .hasMessageContaining("[20.0, 10.0]");
    assertThatThrownBy(() -> LeverageMix.builder().point(10, 0)).hasMessageContaining("was 0.0");
    assertThatThrownBy(() -> LeverageMix.builder().build()).hasMessageContaining("had 0");
  }

  private static double mean(LeverageMix mix) {
    return mix.parts().stream()
        .mapToDouble(p -> p.weight() * Math.sqrt(p.low() * p.high()))
        .sum();
  }
}
