// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ZoneSmootherProperties {

  @Property
  void the_sum_is_conserved_for_any_length(
      @ForAll @Size(min = 1, max = 90) List<@DoubleRange(min = 0, max = 1e9) Double> list,
      @ForAll @IntRange(min = 0, max = 6) int doublings) {
    double[] values = list.stream().mapToDouble(v -> v).toArray();
    double[] smooth =
        new ZoneSmoother(2.5e-4 * (1 << doublings)).smooth(values, values.length);
    double sum = Arrays.stream(values).sum();
    assertThat(Arrays.stream(smooth).sum()).isCloseTo(sum, within(1e-13 * sum));
    assertThat(Arrays.stream(smooth).min().orElseThrow()).isGreaterThanOrEqualTo(0);
  }

  /** The naive twin: every bucket hands its mass out, and what would leave is thrown back. */
  @Property
  void it_is_a_gaussian_with_mirrors_at_both_ends(
      @ForAll @Size(min = 1, max = 70) List<@DoubleRange(min = 0, max = 1e6) Double> list) {
    double[] values = list.stream().mapToDouble(v -> v).toArray();
    int n = values.length;
    double[] expected = new double[n];
    double norm = 0;
    for (int j = -16; j <= 16; j++) {
      norm += Math.exp(-j * j / 32.0);
    }
    for (int from = 0; from < n; from++) {
      for (int j = -16; j <= 16; j++) {
        int to = from + j;
        while (to < 0 || to >= n) {
          to = to < 0 ? -1 - to : 2 * n - 1 - to;
        }
        expected[to] += values[from] * Math.exp(-j * j / 32.0) / norm;
      }
    }
    double[] smooth = new ZoneSmoother(2.5e-4).smooth(values, n);
    for (int i = 0; i < n; i++) {
      assertThat(smooth[i]).isCloseTo(expected[i], within(1e-12 * (1 + expected[i])));
    }
  }
}
