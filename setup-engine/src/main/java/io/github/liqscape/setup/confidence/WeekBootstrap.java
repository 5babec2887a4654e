// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Block bootstrap by calendar week, across all symbols: whole weeks (Monday 00:00 UTC) are drawn
 * with replacement. Setups of one week are one market more often than not; single ones are not
 * independent. Percentile intervals at 95 %.
 *
 * @param draws number of resamples, {@code >= 100}
 * @param seed the same seed gives the same interval
 */
public record WeekBootstrap(int draws, long seed) {

  /** Resamples of fewer weeks look more certain than they are: no bounds then. */
  public static final int MIN_WEEKS = 5;

  private static final long WEEK_NANOS = 604_800L * 1_000_000_000L;

  /** The epoch was a Thursday; weeks start on Monday, four days later. */
  private static final long MONDAY_NANOS = 345_600L * 1_000_000_000L;

  /** Checks the ranges. */
  public WeekBootstrap {
    if (draws < 100) {
      throw new IllegalArgumentException("draws must be >= 100, was " + draws);
    }
  }

  /** Number of the week of an event time; weeks that follow each other differ by one. */
  public static long week(long epochNanos) {
    return Math.floorDiv(epochNanos - MONDAY_NANOS, WEEK_NANOS);
  }

  /**
   * The interval of a statistic.
   *
   * @param timesNanos event time of each row
   * @param statistic takes how often each row was drawn, 0 or more; all 1 gives the estimate. A
   *     draw in which it is NaN is left out; if that happens to more than a tenth, there are no
   *     bounds.
   */
  public Interval interval(long[] timesNanos, ToDoubleFunction<double[]> statistic) {
    int[] weekOf = new int[timesNanos.length];
    int weeks = number(timesNanos, weekOf);
    double[] times = new double[timesNanos.length];
    Arrays.fill(times, 1);
    double estimate = times.length == 0 ? Double.NaN : statistic.applyAsDouble(times);
    if (weeks < MIN_WEEKS || Double.isNaN(estimate)) {
      return new Interval(estimate, Double.NaN, Double.NaN);
    }
    double[] values = new double[draws];
    int kept = 0;
    SplittableRandom random = new SplittableRandom(seed);
    int[] drawn = new int[weeks];
    for (int draw = 0; draw < draws; draw++) {
      Arrays.fill(drawn, 0);
      for (int k = 0; k < weeks; k++) {
        drawn[random.nextInt(weeks)]++;
      }
      for (int i = 0; i < times.length; i++) {
        times[i] = drawn[weekOf[i]];
      }
      double value = statistic.applyAsDouble(times);
      if (!Double.isNaN(value)) {
        values[kept++] = value;
      }
    }
    if (kept < 0.9 * draws) {
      return new Interval(estimate, Double.NaN, Double.NaN);
    }
    double[] sorted = Arrays.copyOf(values, kept);
    Arrays.sort(sorted);
    return new Interval(estimate, quantile(sorted, 0.025), quantile(sorted, 0.975));
  }

  /** Gives the weeks that occur consecutive numbers by time; returns how many there are. */
  private static int number(long[] timesNanos, int[] weekOf) {
    long[] weeks = Arrays.stream(timesNanos).map(WeekBootstrap::week).sorted().distinct().toArray();
    for (int i = 0; i < weekOf.length; i++) {
      weekOf[i] = Arrays.binarySearch(weeks, week(timesNanos[i]));
    }
    return weeks.length;
  }

  /** Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
  private static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int i = (int) Math.floor(at);
    int j = Math.min(i + 1, sorted.length - 1);
    return sorted[i] + (at - i) * (sorted[j] - sorted[i]);
  }
}
