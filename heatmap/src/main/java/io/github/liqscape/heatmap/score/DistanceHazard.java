// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.Arrays;

/**
 * B1: prints per reached bucket by side and distance from the mark at the freeze, learned from
 * windows that closed before (six hours after their end). Forty steps of equal ratio from 1 bp to
 * the whole price, each shrunk toward the overall rate by twenty buckets. Prints are counted, not
 * weighed: one large print would drown the rate of its distance.
 */
final class DistanceHazard {

  /** Prints that must have been seen before the hazard counts as known. */
  static final long ENOUGH_PRINTS = 100;

  private static final int STEPS = 40;
  private static final double NEAREST = 1e-4;
  private static final double SHRINK = 20;

  private final double[] prints = new double[2 * STEPS];
  private final double[] buckets = new double[2 * STEPS];

  boolean known() {
    return Arrays.stream(prints).sum() >= ENOUGH_PRINTS;
  }

  void learn(ReachedBuckets reached) {
    for (int i = 0; i < reached.size(); i++) {
      int step = step(reached.map, reached.place[i]);
      prints[step] += reached.prints[i];
      buckets[step]++;
    }
  }

  /** Prints to expect of every bucket of a map if it is reached. */
  double[] rates(FrozenMap map) {
    double overall = Arrays.stream(prints).sum() / Arrays.stream(buckets).sum();
    double[] rates = new double[map.size()];
    for (int i = 0; i < rates.length; i++) {
      int step = step(map, i);
      rates[i] = (prints[step] + SHRINK * overall) / (buckets[step] + SHRINK);
    }
    return rates;
  }

  private static int step(FrozenMap map, int place) {
    double step = STEPS * Math.log(map.distance(place) / NEAREST) / Math.log(1 / NEAREST);
    int offset = place < map.longs ? 0 : STEPS;
    return offset + (int) Math.max(0, Math.min(STEPS - 1, step));
  }
}
