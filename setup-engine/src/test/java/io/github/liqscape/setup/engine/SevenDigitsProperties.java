// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The quick way to write a number beside the exact decimal expansion. */
class SevenDigitsProperties {

  private static void isExact(double value) {
    boolean hundredths = value == Math.rint(value * 100) / 100 && Math.abs(value) < 1e5;
    String expected = hundredths ? Double.toString(value) : SevenDigits.exact(value);
    assertThat(SevenDigits.of(value)).isEqualTo(expected);
  }

  @Property
  void any_price_is_written_as_its_exact_expansion_rounds(
      @ForAll @DoubleRange(min = 1, max = 10) double mantissa,
      @ForAll @IntRange(min = -6, max = 9) int exponent) {
    isExact(mantissa * Math.pow(10, exponent));
    isExact(-mantissa * Math.pow(10, exponent));
  }

  @Property
  void ties_and_their_neighbours_are_exact(
      @ForAll @LongRange(min = 1_000_000, max = 9_999_999) long digits,
      @ForAll @IntRange(min = 0, max = 9) int places) {
    double tie = (digits + 0.5) / Math.pow(10, places);
    isExact(tie);
    isExact(Math.nextUp(tie));
    isExact(Math.nextDown(tie));
    isExact(digits / Math.pow(10, places));
  }

  @Example
  void edges_are_exact() {
    for (int exponent = -12; exponent <= 12; exponent++) {
      double power = Math.pow(10, exponent);
      isExact(power);
      isExact(Math.nextUp(power));
      isExact(Math.nextDown(power));
      isExact(9.9999995 * power);
      isExact(9.99999949999 * power);
    }
    isExact(0);
    assertThat(SevenDigits.of(Double.NaN)).isEqualTo("unknown");
    assertThat(SevenDigits.of(Double.POSITIVE_INFINITY)).isEqualTo("unknown");
  }

  @Property
  void a_range_is_written_as_its_ends_are(
      @ForAll @DoubleRange(min = -1e5, max = 1e8) double low,
      @ForAll @DoubleRange(min = 0, max = 1e6) double high) {
    double lowCents = Math.rint(low * 100) / 100;
    assertThat(SevenDigits.range(low, high))
        .isEqualTo(SevenDigits.of(low) + " - " + SevenDigits.of(high));
    assertThat(SevenDigits.range(lowCents, Double.NaN))
        .isEqualTo(SevenDigits.of(lowCents) + " - unknown");
  }
}
