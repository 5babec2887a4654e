// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class WilsonIntervalProperties {

  @Property
  void it_holds_the_share_inside_the_unit_interval_and_narrows_with_labels(
      @ForAll @DoubleRange(min = 0, max = 1) double p,
      @ForAll @DoubleRange(min = 0, max = 1e6) double n) {
    WilsonInterval few = WilsonInterval.of(p, n, WilsonInterval.Z_90);
    WilsonInterval more = WilsonInterval.of(p, 2 * n + 1, WilsonInterval.Z_90);
    assertThat(few.lower()).isBetween(0.0, p);
    assertThat(few.upper()).isBetween(p, 1.0);
    assertThat(more.upper() - more.lower()).isLessThan(few.upper() - few.lower() + 1e-12);
  }

  @Property
  void its_bounds_solve_wilsons_equation(
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double p,
      @ForAll @DoubleRange(min = 1, max = 1e4) double n) {
    WilsonInterval interval = WilsonInterval.of(p, n, 1.645);
    for (double bound : new double[] {interval.lower(), interval.upper()}) {
      double z = Math.abs(p - bound) / Math.sqrt(bound * (1 - bound) / n);
      assertThat(z).isCloseTo(1.645, within(1e-6));
    }
  }

  @Example
  void nothing_seen_is_the_whole_interval() {
    assertThat(WilsonInterval.of(0.4, 0, 1.645)).isEqualTo(new WilsonInterval(0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WilsonInterval.of(1.4, 3, 1.645))
        .withMessageContaining("was 1.4");
  }
}
