// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ZoneSmootherTest {

  @Test
  void a_spike_becomes_a_bell_of_ten_basis_points() {
    double[] spike = new double[100];
    spike[50] = 1;
    double[] bell = new ZoneSmoother(2.5e-4).smooth(spike, 100);
    double variance = 0;
    for (int i = 0; i < 100; i++) {
      variance += bell[i] * (i - 50) * (i - 50);
      assertThat(bell[i]).isEqualTo(bell[100 - Math.max(i, 1)]);
    }
    assertThat(Math.sqrt(variance)).isCloseTo(4, within(0.01)); // 4 buckets of 2.5 bp
    assertThat(bell[54] / bell[50]).isCloseTo(Math.exp(-0.5), within(1e-14));
    assertThat(bell[67]).isZero();
  }

  @Test
  void mass_at_the_mark_does_not_leak_across_it() {
    double[] edge = new double[40];
    edge[0] = 1;
    double[] smooth = new ZoneSmoother(2.5e-4).smooth(edge, 40);
    assertThat(Arrays.stream(smooth).sum()).isCloseTo(1, within(1e-14));
    assertThat(smooth[0]).isGreaterThan(smooth[1]);
  }

  @Test
  void a_grid_much_coarser_than_ten_basis_points_is_left_as_it_is() {
    double[] values = {1, 5, 0, 2};
    double[] smooth = new ZoneSmoother(64 * 2.5e-4).smooth(values, 4);
    for (int i = 0; i < 4; i++) {
      assertThat(smooth[i]).isCloseTo(values[i], within(1e-12));
    }
  }

  @Test
  void nothing_stays_exactly_nothing() {
    assertThat(new ZoneSmoother(2.5e-4).smooth(new double[30], 30)).containsOnly(0);
    assertThat(new ZoneSmoother(2.5e-4).smooth(new double[0], 0)).isEmpty();
  }
}
