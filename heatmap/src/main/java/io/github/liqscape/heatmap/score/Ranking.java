// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well scores rank hits above misses, for one list of buckets. Ties are never broken: half a
 * pair for AUC, one step for average precision, expected hits at the cut of the top.
 *
 * @param concordant pairs of hit and miss in the right order (Mann-Whitney U)
 * @param pairs all such pairs
 * @param precisionSum average precision times hits
 * @param hits buckets with a hit
 * @param topHits expected hits among the top
 * @param top size of the top: a tenth of the buckets, rounded up
 * @param n buckets
 */
record Ranking(
    double concordant,
    double pairs,
    double precisionSum,
    double hits,
    double topHits,
    double top,
    double n) {

  static Ranking of(double[] score, boolean[] hit) {
    int n = score.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -score[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int top = (n + 9) / 10;
    double above = 0;
    double concordant = 0;
    double precisionSum = 0;
    double topHits = 0;
    int misses = (int) IntStream.range(0, n).filter(i -> !hit[i]).count();
    int missesAbove = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      int groupHits = 0;
      while (to < n && score[order[to]] == score[order[from]]) {
        groupHits += hit[order[to++]] ? 1 : 0;
      }
      int groupMisses = to - from - groupHits;
      concordant += groupHits * (misses - missesAbove - groupMisses / 2.0);
      double inTop = Math.max(0, Math.min(to, top) - from);
      topHits += groupHits * inTop / (to - from);
      above += groupHits;
      precisionSum += groupHits * above / to;
      missesAbove += groupMisses;
      from = to;
    }
    return new Ranking(
        concordant, above * misses, precisionSum, above, topHits, top, n);
  }

  double[] sums() {
    return new double[] {concordant, pairs, precisionSum, hits, topHits, top, n};
  }

  static double auc(double[] s) {
    return s[0] / s[1];
  }

  static double averagePrecision(double[] s) {
    return s[2] / s[3];
  }

  static double precision(double[] s) {
    return s[4] / s[5];
  }

  static double baseRate(double[] s) {
    return s[3] / s[6];
  }

  static double ratio(double[] s) {
    return precision(s) / baseRate(s);
  }
}
