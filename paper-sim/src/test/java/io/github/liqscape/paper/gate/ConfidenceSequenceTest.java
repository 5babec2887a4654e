// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {

  private static final double[] PATTERN = {1.5, 1.5, -1};

  private static double lower(double error, int n) {
    ConfidenceSequence sequence = new ConfidenceSequence(error);
    for (int i = 0; i < n; i++) {
      sequence.add(PATTERN[i % 3]);
    }
    return sequence.lower();
  }

  @Test
  void the_published_check_values() {
    assertThat(lower(0.05, 100)).isCloseTo(-0.185558, within(1e-6));
    assertThat(lower(0.05, 300)).isCloseTo(0.340223, within(1e-6));
    assertThat(lower(0.005, 300)).isCloseTo(0.135549, within(1e-6));
  }

  @Test
  void an_edgeless_rule_hardly_ever_passes_however_often_it_is_read() {
    SplittableRandom random = new SplittableRandom(7);
    int runs = 400;
    int passed = 0;
    for (int run = 0; run < runs; run++) {
      ConfidenceSequence sequence = new ConfidenceSequence(0.05);
      boolean ever = false;
      for (int i = 1; i <= 2_000; i++) {
        double lower = sequence.add(random.nextDouble() < 0.4 ? 1.5 : -1);
        ever |= i >= 100 && lower > 0;
      }
      passed += ever ? 1 : 0;
    }
    // 5 % of 400, and three standard deviations.
    assertThat(passed).isLessThanOrEqualTo(20 + 13);
  }

  @Test
  void an_edge_of_a_third_of_an_r_is_found() {
    SplittableRandom random = new SplittableRandom(8);
    int passed = 0;
    for (int run = 0; run < 100; run++) {
      ConfidenceSequence sequence = new ConfidenceSequence(0.05);
      for (int i = 1; i <= 1_000; i++) {
        sequence.add(random.nextDouble() < 0.5333 ? 1.5 : -1);
      }
      passed += sequence.lower() > 0 ? 1 : 0;
    }
    assertThat(passed).isGreaterThan(80);
  }

  @Test
  void a_loss_beyond_ten_r_is_remembered() {
    ConfidenceSequence sequence = new ConfidenceSequence(0.05);
    sequence.add(-10);
    assertThat(sequence.clippedLoss()).isFalse();
    sequence.add(-10.01);
    assertThat(sequence.clippedLoss()).isTrue();
  }
}
