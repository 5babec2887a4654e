// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ByteScaleProperties {

  @Property(tries = 60)
  void every_byte_survives_the_way_out_and_back(@ForAll("scales") ByteScale scale) {
    for (int q = 0; q <= 255; q++) {
      byte level = (byte) q;
      assertThat(scale.encode(scale.decode(level))).isEqualTo(level);
    }
  }

  @Property(tries = 60)
  void thresholds_agree_with_the_formula_byte_for_byte(
      @ForAll("scales") ByteScale scale, @ForAll("exponents") double exponent) {
    double random = scale.floor() * StrictMath.pow(scale.ceiling() / scale.floor(), exponent);
    agree(scale, random);
    for (int q = 1; q < 255; q++) {
      double between = Math.sqrt(scale.decode((byte) q)) * Math.sqrt(scale.decode((byte) (q + 1)));
      agree(scale, between);
      double up = between;
      double down = between;
      for (int ulp = 0; ulp < 4; ulp++) {
        up = Math.nextUp(up);
        down = Math.nextDown(down);
        agree(scale, up);
        agree(scale, down);
      }
    }
    agree(scale, Math.nextDown(scale.floor()));
    agree(scale, scale.ceiling());
    agree(scale, scale.ceiling() * 2);
  }

  @Property
  void the_default_scale_errs_by_less_than_five_percent(
      @ForAll("exponents") double exponent) {
    ByteScale scale = new ByteScale(1, 1e10);
    double value = Math.min(1e10, Math.max(1, StrictMath.pow(1e10, exponent)));
    assertThat(Math.abs(scale.decode(scale.encode(value)) / value - 1)).isLessThan(0.047);
  }

  @Example
  void zero_and_less_than_the_floor_are_nothing() {
    ByteScale scale = new ByteScale(100, 1e6);
    assertThat(scale.encode(0)).isZero();
    assertThat(scale.encode(99.9)).isZero();
    assertThat(scale.decode((byte) 0)).isZero();
    assertThat(scale.encode(100)).isEqualTo((byte) 1);
    assertThat(scale.encode(1e9)).isEqualTo((byte) 255);
  }

  @Example
  void bad_values_and_scales_are_refused_by_name() {
    ByteScale scale = new ByteScale(1, 1e10);
    for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> scale.encode(bad)).hasMessageContaining("was " + bad);
    }
    assertThatThrownBy(() -> new ByteScale(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ByteScale(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ByteScale(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void agree(ByteScale scale, double value) {
    assertThat(scale.encode(value) & 0xFF)
        .as("%s between %s and %s", value, scale.floor(), scale.ceiling())
        .isEqualTo(scale.byFormula(value));
  }

  /** From a ratio of one plus a billionth to hundreds of decades. */
  @Provide
  Arbitrary<ByteScale> scales() {
    Arbitrary<Double> floors = Arbitraries.doubles().between(-100, 100);
    Arbitrary<Double> ratios = Arbitraries.doubles().between(-8.9, 2.3);
    return Combinators.combine(floors, ratios)
        .as(
            (floor, ratio) -> {
              double f = StrictMath.pow(10, floor);
              double decades = StrictMath.pow(10, ratio);
              double times = decades < 0.1 ? 1 + decades : StrictMath.pow(10, decades);
              return new ByteScale(f, f * times);
            });
  }

  @Provide
  Arbitrary<Double> exponents() {
    return Arbitraries.doubles().between(-0.1, 1.1);
  }
}
