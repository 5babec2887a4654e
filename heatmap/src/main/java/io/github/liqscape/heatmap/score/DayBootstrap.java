// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Day-block bootstrap: whole days are drawn with replacement, the statistic is taken of their sums.
 * Percentile intervals at 95 %. Prints of one day are one cascade more often than not; taking them
 * as independent inflated t values up to 17.4 times (reference/heatmap-model.md §15).
 *
 * @param resamples number of draws, &gt; 0
 * @param seed the same seed gives the same intervals
 */
record DayBootstrap(int resamples, long seed) {

  /** Resamples of fewer days than this look more certain than they are (our choice). */
  static final int MIN_DAYS = 5;

  /** The alternative of a test. */
  enum Tail {
    /** Nothing is tested. */
    NONE,
    /** Larger than under no effect. */
    UPPER,
    /** Other than under no effect. */
    BOTH
  }

  Estimate estimate(DailySums sums, ToDoubleFunction<double[]> statistic) {
    return estimate(sums, statistic, Tail.NONE, 0);
  }

  Estimate estimate(
      DailySums sums, ToDoubleFunction<double[]> statistic, Tail tail, double noEffect) {
    double[][] rows = sums.rows();
    double value = rows.length == 0 ? Double.NaN : statistic.applyAsDouble(sums.total());
    double low = Double.NaN;
    double high = Double.NaN;
    double p = Double.NaN;
    if (rows.length >= MIN_DAYS && !Double.isNaN(value)) {
      double[] draws = draws(rows, sums.width(), statistic);
      // A resample of days without a single case has no value; many of them mean no interval.
      if (draws.length >= 0.9 * resamples) {
        low = quantile(draws, 0.025);
        high = quantile(draws, 0.975);
        p = p(draws, tail, noEffect);
      }
    }
    return new Estimate(value, low, high, p, sums.windows(), rows.length, sums.observations());
  }

  private double[] draws(double[][] rows, int width, ToDoubleFunction<double[]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] draws = new double[resamples];
    double[] total = new double[width];
    int kept = 0;
    for (int r = 0; r < resamples; r++) {
      Arrays.fill(total, 0);
      for (int d = 0; d < rows.length; d++) {
        double[] row = rows[random.nextInt(rows.length)];
        for (int i = 0; i < width; i++) {
          total[i] += row[i];
        }
      }
      double value = statistic.applyAsDouble(total);
      if (!Double.isNaN(value)) {
        draws[kept++] = value;
      }
    }
    double[] sorted = Arrays.copyOf(draws, kept);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Counts draws on the wrong side of no effect; one is added so that no p value is ever 0. */
  private static double p(double[] draws, Tail tail, double noEffect) {
    int atMost = 0;
    int atLeast = 0;
    for (double draw : draws) {
      atMost += draw <= noEffect ? 1 : 0;
      atLeast += draw >= noEffect ? 1 : 0;
    }
    double n = draws.length + 1.0;
    return switch (tail) {
      case NONE -> Double.NaN;
      case UPPER -> (1 + atMost) / n;
      case BOTH -> Math.min(1, 2 * (1 + Math.min(atMost, atLeast)) / n);
    };
  }

  /** Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
  static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int i = (int) Math.floor(at);
    int j = Math.min(i + 1, sorted.length - 1);
    return sorted[i] + (at - i) * (sorted[j] - sorted[i]);
  }
}
