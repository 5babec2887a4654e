// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Bars drawn from a seed: rough and flat stretches, ties on ticks, gaps, bars without volume. */
final class DrawnBars {

  /** What is drawn of volume. */
  enum Volume {
    KNOWN,
    SOMETIMES_ZERO,
    SOMETIMES_UNKNOWN
  }

  private DrawnBars() {}

  static List<Bar> of(long seed, int count, Volume volume) {
    SplittableRandom random = new SplittableRandom(seed);
    double tick = Math.pow(2, random.nextInt(-10, 3));
    long close = random.nextInt(200, 5_000);
    int roughness = 5;
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (random.nextInt(25) == 0) {
        roughness = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 30);
      }
      long open = Math.max(50, close + spread(random, random.nextInt(10) == 0 ? roughness : 0));
      close = Math.max(50, open + spread(random, roughness));
      long high = Math.max(open, close) + random.nextInt(roughness + 1);
      long low = Math.min(open, close) - random.nextInt(roughness + 1);
      bars.add(
          new Bar(tick * open, tick * high, tick * low, tick * close, draw(random, volume)));
    }
    return bars;
  }

  private static int spread(SplittableRandom random, int roughness) {
    return random.nextInt(-roughness, roughness + 1);
  }

  private static double draw(SplittableRandom random, Volume volume) {
    double known = Math.pow(10, random.nextDouble(-3, 6));
    return switch (volume) {
      case KNOWN -> known;
      case SOMETIMES_ZERO -> random.nextInt(3) == 0 ? known : 0;
      case SOMETIMES_UNKNOWN -> random.nextInt(20) == 0 ? Double.NaN : known;
    };
  }
}
