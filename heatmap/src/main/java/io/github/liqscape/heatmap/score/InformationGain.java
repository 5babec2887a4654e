// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Metric 1, bits per liquidated USD: {@code IG = sum w_i log2(q_map(b_i) / q_base(b_i)) / sum w_i}
 * over prints i of w_i USD in bucket b_i, q over reached buckets with 1 % uniform.
 */
final class InformationGain {

  private final BaselineSums sums = new BaselineSums(2);

  DailySums sums(Baseline baseline) {
    return sums.of(baseline);
  }

  void add(long day, ReachedBuckets reached) {
    double[] q = Shares.of(reached.mass);
    reached.baselines.forEach(
        (baseline, mass) -> {
          double[] base = Shares.of(mass);
          double bits = 0;
          double weight = 0;
          for (int i = 0; i < q.length; i++) {
            bits += reached.usd[i] * (Math.log(q[i] / base[i]) / Math.log(2));
            weight += reached.usd[i];
          }
          sums.of(baseline)
              .add(day, 1, reached.scoredPrints, new double[] {bits, weight});
        });
  }

  static Estimate estimate(DailySums sums, DayBootstrap bootstrap) {
    return bootstrap.estimate(sums, s -> s[0] / s[1], DayBootstrap.Tail.UPPER, 0);
  }

  static List<ScoreEntry> entries(List<InformationGain> parts, DayBootstrap bootstrap) {
    List<ScoreEntry> entries = new ArrayList<>();
    for (Baseline b : Baseline.values()) {
      DailySums all = DailySums.merged(parts.stream().map(p -> p.sums(b)).toList());
      entries.add(
          ScoreEntry.of(
              Metric.INFORMATION_GAIN,
              Optional.of(b),
              estimate(all, bootstrap),
              all.days() == 0 ? "no window had the data of this baseline" : ""));
    }
    return entries;
  }
}
