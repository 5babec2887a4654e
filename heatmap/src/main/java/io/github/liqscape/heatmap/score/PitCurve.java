// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.List;
import java.util.Optional;

/**
 * Metric 2: the probability integral transform of prints in reached mass. A print in a bucket is
 * spread over the part of its side's reached mass that the bucket holds, outward from the mark
 * (nonrandomised transform of Czado, Gneiting and Held 2009); the curve is kept at 257 points, so
 * KS is exact to 1/256. Every print counts one.
 */
final class PitCurve {

  private static final int STEPS = 256;

  private final DailySums sums = new DailySums(STEPS + 3);

  void add(long day, ReachedBuckets reached) {
    double[] row = new double[STEPS + 3];
    int longs = reached.longs();
    addSide(reached, 0, longs, row);
    addSide(reached, longs, reached.size(), row);
    sums.add(day, 1, reached.scoredPrints, row);
  }

  private static void addSide(ReachedBuckets reached, int from, int to, double[] row) {
    double total = 0;
    for (int i = from; i < to; i++) {
      total += reached.mass[i];
    }
    double below = 0;
    for (int i = from; i < to; i++) {
      double share = total > 0 ? reached.mass[i] / total : 1.0 / (to - from);
      if (reached.prints[i] > 0) {
        addPrints(reached.prints[i], below, Math.min(1, below + share), row);
      }
      below = Math.min(1, below + share);
    }
  }

  private static void addPrints(int prints, double a, double b, double[] row) {
    for (int j = 0; j <= STEPS; j++) {
      double u = (double) j / STEPS;
      double part = u >= b ? 1 : u <= a ? 0 : (u - a) / (b - a);
      row[j] += prints * part;
    }
    row[STEPS + 1] += prints * (a + b) / 2;
    row[STEPS + 2] += prints;
  }

  private static double distance(double[] s) {
    double largest = 0;
    for (int j = 0; j <= STEPS; j++) {
      largest = Math.max(largest, Math.abs(s[j] / s[STEPS + 2] - (double) j / STEPS));
    }
    return s[STEPS + 2] > 0 ? largest : Double.NaN;
  }

  static List<ScoreEntry> entries(List<PitCurve> parts, DayBootstrap bootstrap) {
    DailySums all = DailySums.merged(parts.stream().map(p -> p.sums).toList());
    return List.of(
        ScoreEntry.of(
            Metric.PIT_KS,
            Optional.empty(),
            bootstrap.estimate(all, PitCurve::distance),
            ""),
        ScoreEntry.of(
            Metric.PIT_MEAN,
            Optional.empty(),
            bootstrap.estimate(all, s -> s[STEPS + 1] / s[STEPS + 2]),
            ""));
  }
}
