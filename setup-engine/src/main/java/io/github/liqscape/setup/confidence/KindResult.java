// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What setups of one kind gave in training.
 *
 * @param kind the setup's kind
 * @param samples number of labels
 * @param wins number of them that won
 * @param meanWin weighted mean gross result of the wins in R, 0 at least; NaN if there were fewer
 *     than 20
 * @param meanLoss weighted mean gross loss of the others in R, 0 at least; NaN if there were fewer
 *     than 20
 */
public record KindResult(String kind, int samples, int wins, double meanWin, double meanLoss) {

  /** Fewer results of a class give no mean; the planned R or 1 stands in. */
  public static final int MIN_RESULTS = 20;

  /** One result a kind, by name. */
  static List<KindResult> of(List<Sample> samples) {
    TreeMap<String, List<Sample>> byKind = new TreeMap<>();
    for (Sample sample : samples) {
      byKind.computeIfAbsent(sample.kind(), kind -> new ArrayList<>()).add(sample);
    }
    List<KindResult> results = new ArrayList<>();
    byKind.forEach((kind, members) -> results.add(of(kind, members)));
    return List.copyOf(results);
  }

  private static KindResult of(String kind, List<Sample> members) {
    int wins = 0;
    for (Sample sample : members) {
      wins += sample.win() ? 1 : 0;
    }
    return new KindResult(
        kind, members.size(), wins, mean(members, true), mean(members, false));
  }

  private static double mean(List<Sample> members, boolean win) {
    int count = 0;
    double sum = 0;
    double weight = 0;
    for (Sample sample : members) {
      if (sample.win() == win) {
        count++;
        weight += sample.weight();
        sum += sample.weight() * (win ? sample.grossR() : -sample.grossR());
      }
    }
    return count < MIN_RESULTS ? Double.NaN : Math.max(0, sum / weight);
  }
}
