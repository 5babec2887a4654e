// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawTest {

  private static final int MANY = 200_000;

  @Test
  void bits_are_those_of_split_mix_64() {
    Draw draw = new Draw(42);
    SplittableRandom oracle = new SplittableRandom(42);
    for (int i = 0; i < 1_000; i++) {
      assertThat(draw.bits()).isEqualTo(oracle.nextLong());
    }
  }

  @Test
  void streams_of_one_seed_differ() {
    assertThat(Draw.stream(7, 1).bits()).isNotEqualTo(Draw.stream(7, 2).bits());
    assertThat(Draw.stream(7, 1).bits()).isNotEqualTo(Draw.stream(8, 1).bits());
  }

  @Test
  void laws_have_their_means_and_spreads() {
    assertMoments(Draw::uniform, 0.5, Math.sqrt(1 / 12.0));
    assertMoments(Draw::gaussian, 0, 1);
    assertMoments(d -> d.exponential(3), 3, 3);
    assertMoments(d -> d.poisson(0.7), 0.7, Math.sqrt(0.7));
    assertMoments(d -> d.geometric(3), 3, Math.sqrt(6));
    assertMoments(d -> Math.log(d.logNormal(5, 0.4)), Math.log(5), 0.4);
    assertMoments(d -> d.below(4), 1.5, Math.sqrt(1.25));
    assertMoments(d -> d.chance(0.3) ? 1 : 0, 0.3, Math.sqrt(0.21));
  }

  private static void assertMoments(ToDoubleFunction<Draw> law, double mean, double deviation) {
    Draw draw = new Draw(3);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < MANY; i++) {
      double x = law.applyAsDouble(draw);
      sum += x;
      squares += x * x;
    }
    double m = sum / MANY;
    assertThat(m).isCloseTo(mean, within(5 * deviation / Math.sqrt(MANY)));
    assertThat(Math.sqrt(squares / MANY - m * m)).isCloseTo(deviation, within(0.03 * deviation));
  }
}
