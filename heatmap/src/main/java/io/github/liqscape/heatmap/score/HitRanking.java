// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Metric 3: ranking of reached buckets by whether something printed in them, for the map and every
 * baseline. Ranks are taken within a window, then added: a map that is merely larger on busy days
 * gains nothing.
 */
final class HitRanking {

  private final DailySums map = new DailySums(7);
  private final BaselineSums baselines = new BaselineSums(7);

  void add(long day, ReachedBuckets reached) {
    boolean[] hit = new boolean[reached.size()];
    for (int i = 0; i < hit.length; i++) {
      hit[i] = reached.prints[i] > 0;
    }
    map.add(day, 1, hit.length, Ranking.of(reached.mass, hit).sums());
    reached.baselines.forEach(
        (b, mass) -> baselines.of(b).add(day, 1, hit.length, Ranking.of(mass, hit).sums()));
  }

  private DailySums sums(@Nullable Baseline baseline) {
    return baseline == null ? map : baselines.of(baseline);
  }

  static List<ScoreEntry> entries(List<HitRanking> parts, DayBootstrap bootstrap) {
    List<ScoreEntry> entries = new ArrayList<>();
    addAll(entries, parts, null, bootstrap);
    for (Baseline b : Baseline.values()) {
      addAll(entries, parts, b, bootstrap);
    }
    return entries;
  }

  private static void addAll(
      List<ScoreEntry> entries,
      List<HitRanking> parts,
      @Nullable Baseline baseline,
      DayBootstrap bootstrap) {
    DailySums all = DailySums.merged(parts.stream().map(p -> p.sums(baseline)).toList());
    Optional<Baseline> of = Optional.ofNullable(baseline);
    // Tests are of the map alone: nobody claims anything for a baseline.
    DayBootstrap.Tail tail =
        baseline == null ? DayBootstrap.Tail.UPPER : DayBootstrap.Tail.NONE;
    entries.add(
        ScoreEntry.of(Metric.AUC, of, bootstrap.estimate(all, Ranking::auc, tail, 0.5), ""));
    entries.add(
        ScoreEntry.of(
            Metric.PR_AUC, of, bootstrap.estimate(all, Ranking::averagePrecision), ""));
    double[] total = all.total();
    Wilson wilson = Wilson.of(total[4], total[5]);
    entries.add(
        ScoreEntry.of(
                Metric.PRECISION_AT_10, of, bootstrap.estimate(all, Ranking::precision), "")
            .withInterval(wilson.low(), wilson.high()));
    entries.add(
        ScoreEntry.of(
            Metric.PRECISION_RATIO, of, bootstrap.estimate(all, Ranking::ratio, tail, 1), ""));
    if (baseline == null) {
      entries.add(
          ScoreEntry.of(
              Metric.BASE_RATE, of, bootstrap.estimate(all, Ranking::baseRate), ""));
    }
  }
}
