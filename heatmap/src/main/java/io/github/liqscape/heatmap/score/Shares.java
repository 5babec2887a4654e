// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.Arrays;

/** Turns mass of reached buckets into a distribution over them. */
final class Shares {

  /** Part of every distribution that is uniform, so that no print is infinitely surprising. */
  static final double UNIFORM = 0.01;

  private Shares() {}

  /**
   * Normalised mass, mixed with 1 % uniform. No mass at all says nothing and is uniform. The mass
   * is scaled by its maximum first: a map of equal buckets is then uniform to the last bit.
   */
  static double[] of(double[] mass) {
    double max = Arrays.stream(mass).max().orElse(0);
    double[] q = new double[mass.length];
    double sum = 0;
    for (int i = 0; i < q.length; i++) {
      q[i] = max > 0 ? mass[i] / max : 1;
      sum += q[i];
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = (1 - UNIFORM) * (q[i] / sum) + UNIFORM / q.length;
    }
    return q;
  }
}
