// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import io.github.liqscape.paper.review.stats.Quantiles;
import java.util.SplittableRandom;

/** Seeded resampling of results in their order. */
final class Resampling {

  private Resampling() {}

  /** Mean length of a block: n^(1/3). */
  static double blockLength(int n) {
    return Math.max(1, Math.cbrt(n));
  }

  /**
   * Quantile of the mean under the stationary bootstrap (Politis and Romano, JASA 89, 1994): blocks
   * of geometric length from random starts, on a circle.
   */
  static double meanQuantile(double[] results, double p, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double end = 1 / blockLength(results.length);
    double[] means = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      int at = 0;
      for (int i = 0; i < results.length; i++) {
        at = i == 0 || random.nextDouble() < end
            ? random.nextInt(results.length)
            : (at + 1) % results.length;
        sum += results[at];
      }
      means[draw] = sum / results.length;
    }
    return Quantiles.type7(means, p);
  }

  /**
   * Quantile of the drawdown of the first trades of reshuffled results: cut on a circle at a random
   * place into blocks of n^(1/3), which are put in random order.
   */
  static double drawdownQuantile(
      double[] results, int trades, double p, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = results.length;
    int length = (int) Math.max(1, Math.round(blockLength(n)));
    int blocks = (n + length - 1) / length;
    int[] order = new int[blocks];
    double[] shuffled = new double[n];
    double[] falls = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < blocks; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      int offset = random.nextInt(n);
      int to = 0;
      for (int block : order) {
        int last = Math.min(n, (block + 1) * length);
        for (int from = block * length; from < last; from++) {
          shuffled[to++] = results[(from + offset) % n];
        }
      }
      falls[draw] = drawdown(shuffled, Math.min(trades, n));
    }
    return Quantiles.type7(falls, p);
  }

  /** Largest fall of the running sum from its peak, over the first results. */
  static double drawdown(double[] results, int count) {
    double sum = 0;
    double peak = 0;
    double worst = 0;
    for (int i = 0; i < count; i++) {
      sum += results[i];
      peak = Math.max(peak, sum);
      worst = Math.max(worst, peak - sum);
    }
    return worst;
  }
}
