// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import org.junit.jupiter.api.Test;

class RoundNumbersTest {

  private static RoundNumbers tick(String size) {
    return RoundNumbers.of(
        Instrument.linear(Venue.BINANCE, "XUSDT", "X", "USDT").tickSize(size).build());
  }

  @Test
  void the_step_has_the_second_digit_of_the_price() {
    RoundNumbers round = tick("0.1");
    assertThat(round.step(62_400)).isEqualTo(1_000);
    assertThat(round.step(100_000)).isEqualTo(10_000);
    assertThat(round.step(99_999.9)).isEqualTo(1_000);
    assertThat(round.step(10)).isEqualTo(1);
    assertThat(round.step(9.9)).isEqualTo(0.1);
    assertThat(tick("0.00001").step(0.01234)).isEqualTo(0.001);
  }

  @Test
  void neighbours_are_multiples_of_half_the_step() {
    RoundNumbers round = tick("0.1");
    assertThat(round.below(62_400, 62_400)).isEqualTo(62_000);
    assertThat(round.above(62_400, 62_400)).isEqualTo(62_500);
    assertThat(round.below(62_500, 62_400)).isEqualTo(62_500);
    assertThat(round.above(62_500, 62_400)).isEqualTo(63_000);
    assertThat(round.weight(62_500, 62_400)).isEqualTo(0.5);
    assertThat(round.weight(63_000, 62_400)).isEqualTo(1);
    assertThat(round.weight(62_400, 62_400)).isZero();
    assertThat(round.below(62_499.97, 62_400)).isEqualTo(62_000);
  }

  @Test
  void a_decimal_that_binary_cannot_hold_is_still_exact() {
    RoundNumbers round = tick("0.001");
    assertThat(round.below(0.3, 0.29)).isEqualTo(0.3);
    assertThat(round.above(0.29, 0.29)).isEqualTo(0.295);
    assertThat(round.weight(0.295, 0.29)).isEqualTo(0.5);
    assertThat(round.weight(0.1 + 0.2, 0.29)).isZero();
  }

  @Test
  void a_step_below_the_price_grid_does_not_exist() {
    RoundNumbers round = tick("0.1");
    assertThat(round.step(0.5)).isNaN();
    assertThat(round.below(0.5, 0.5)).isNaN();
    assertThat(round.above(0.5, 0.5)).isNaN();
    assertThat(round.weight(0.5, 0.5)).isZero();
  }

  @Test
  void odd_ticks_and_large_ticks_are_on_the_decimal_grid() {
    assertThat(tick("0.5").above(62_400, 62_400)).isEqualTo(62_500);
    assertThat(tick("0.25").below(412.25, 412.25)).isEqualTo(410);
    assertThat(tick("100").above(62_400, 62_400)).isEqualTo(62_500);
  }

  @Test
  void a_price_of_nothing_is_refused() {
    assertThatThrownBy(() -> tick("0.1").step(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price must be finite and > 0, was 0.0");
  }
}
